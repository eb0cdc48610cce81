package dev.pilothouse.installers;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// This machine's own root directory with a sheet of memory over it: whatever is written, the
/// machine stays as it was. The machine's JDKs are hidden.
final class OverlayGround implements Ground {

    private static final String NOBODY = "65534:65534";
    private static final String PACKAGE = "/var/pilothouse.deb";
    private static final String READY = "ready";

    private static final String LAY =
            """
            set -eu
            mount -t tmpfs ground "$1"
            mkdir "$1/up" "$1/work" "$1/root"
            mount -t overlay ground -o "lowerdir=/,upperdir=$1/up,workdir=$1/work" "$1/root"
            mount -t proc proc "$1/root/proc"
            mount --rbind /dev "$1/root/dev"
            [ ! -d /usr/lib/jvm ] || mount -t tmpfs hidden "$1/root/usr/lib/jvm"
            mkdir -p "$1/root/home/a person"
            chown %s "$1/root/home/a person"
            mkdir -p "$1/root/tmp"
            mount -t tmpfs -o mode=1777 tmp "$1/root/tmp"
            echo %s
            cat >/dev/null
            """
                    .formatted(NOBODY, READY);

    private final Path folder;
    private final Process holder;

    private OverlayGround(Path folder, Process holder) {
        this.folder = folder;
        this.holder = holder;
    }

    /// Lays the sheet over an empty folder; empty if this user or this kernel cannot.
    static Optional<OverlayGround> lay(Path folder) throws IOException, InterruptedException {
        Process holder;
        try {
            holder =
                    new ProcessBuilder(
                                    "unshare", "--mount", "sh", "-c", LAY, "lay", folder.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException absent) {
            return Optional.empty();
        }
        BufferedReader lines = new BufferedReader(holder.inputReader(StandardCharsets.UTF_8));
        if (READY.equals(lines.readLine())) {
            return Optional.of(new OverlayGround(folder, holder));
        }
        holder.waitFor();
        return Optional.empty();
    }

    /// Installs a package as an administrator does.
    void install(Path deb) throws IOException, InterruptedException {
        Files.copy(deb, outside(PACKAGE));
        Ended ended = asRoot("dpkg", "--install", PACKAGE);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        Files.delete(outside(PACKAGE));
    }

    /// Removes it with everything that belongs to it.
    void remove() throws IOException, InterruptedException {
        Ended ended = asRoot("dpkg", "--purge", "pilothouse");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
    }

    /// Files that are here and not on the machine, but those of users. What others do on the
    /// machine meanwhile does not count.
    Set<String> added() throws IOException {
        return changed(file -> exists(file) && !Files.exists(file.there(), NOFOLLOW_LINKS));
    }

    /// Files that are on the machine and were deleted here.
    Set<String> gone() throws IOException {
        return changed(file -> !exists(file) && Files.exists(file.there(), NOFOLLOW_LINKS));
    }

    private record Changed(String path) {
        Path there() {
            return Path.of(path);
        }
    }

    private boolean exists(Changed file) {
        return Files.exists(outside(file.path()), NOFOLLOW_LINKS);
    }

    private Set<String> changed(Predicate<Changed> wanted) throws IOException {
        Path sheet = Path.of("/proc/%d/root%s/up".formatted(holder.pid(), folder));
        try (Stream<Path> files = Files.walk(sheet)) {
            return files.map(file -> new Changed("/" + sheet.relativize(file)))
                    .filter(file -> !file.path().startsWith("/home/"))
                    .filter(wanted)
                    .map(Changed::path)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Override
    public String program() {
        return "pilothouse";
    }

    @Override
    public String home() {
        return "/opt/pilothouse";
    }

    @Override
    public String user() {
        return "/home/a person";
    }

    @Override
    public Path outside(String path) {
        return Path.of("/proc/%d/root%s/root%s".formatted(holder.pid(), folder, path));
    }

    @Override
    public ProcessBuilder command(List<String> words) {
        return entered(user(), List.of("--userspec=" + NOBODY, "--groups="), words);
    }

    @Override
    public boolean isInstalled() {
        return true;
    }

    @Override
    public void close() throws IOException {
        holder.getOutputStream().close();
        holder.onExit().join();
    }

    private Ended asRoot(String... words) throws IOException, InterruptedException {
        return Ended.of(entered("/root", List.of(), Arrays.asList(words)));
    }

    private ProcessBuilder entered(String home, List<String> as, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add("nsenter");
        command.add("--mount=/proc/%d/ns/mnt".formatted(holder.pid()));
        command.add("chroot");
        command.addAll(as);
        command.add(folder.resolve("root").toString());
        command.addAll(List.of("/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", home));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().put("HOME", home);
        return builder;
    }
}
