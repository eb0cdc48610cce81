package dev.pilothouse.engine.task.process;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The processes of a Linux machine, read from `/proc`.
final class LinuxProcesses implements HostProcesses {

    private static final Path PROC = Path.of("/proc");
    private static final String MARK = "\0" + ProcessMark.VARIABLE + "=";

    private final LibC libc;
    private final long self = ProcessHandle.current().pid();

    private final long boot;

    LinuxProcesses(LibC libc) {
        this.libc = libc;
        // start times count from the boot, so the boot is part of a process's name
        int bootId = read(PROC.resolve("sys/kernel/random/boot_id")).hashCode();
        this.boot = (bootId & 0x3FFFFL) << 40;
    }

    @Override
    public List<ProcessEntry> all() {
        List<ProcessEntry> found = new ArrayList<>();
        try (var directories = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path directory : directories) {
                long pid = Long.parseLong(directory.getFileName().toString());
                if (pid != self) {
                    find(pid).ifPresent(found::add);
                }
            }
        } catch (IOException | DirectoryIteratorException failure) {
            throw new IllegalStateException("Expected to list /proc, but could not.", failure);
        }
        return found;
    }

    @Override
    public Optional<ProcessEntry> find(long pid) {
        String stat = read(pid, "stat");
        int nameEnd = stat.lastIndexOf(')');
        if (nameEnd < 0) {
            return Optional.empty();
        }
        // proc(5): after the name come state, ppid, pgrp, session, … and, 20th, the start time
        String[] fields = stat.substring(nameEnd + 2).split(" ", 21);
        return Optional.of(
                new ProcessEntry(
                        new ProcessId(pid, boot + Long.parseLong(fields[19])),
                        Long.parseLong(fields[1]),
                        Long.parseLong(fields[2]),
                        Long.parseLong(fields[3]),
                        fields[0].equals("Z") || fields[0].equals("X")));
    }

    @Override
    public @Nullable String mark(ProcessEntry process) {
        String environment = "\0" + read(process.pid(), "environ");
        int start = environment.indexOf(MARK);
        if (start < 0) {
            return null;
        }
        int end = environment.indexOf('\0', start + MARK.length());
        return environment.substring(start + MARK.length(), end < 0 ? environment.length() : end);
    }

    @Override
    public void signal(ProcessId process, Signal signal) {
        if (find(process.pid()).filter(now -> now.id().equals(process)).isPresent()) {
            libc.call("kill", Math.toIntExact(process.pid()), signal.number());
        }
    }

    @Override
    public void signalGroup(long group, Signal signal) {
        libc.call("kill", -Math.toIntExact(group), signal.number());
    }

    @Override
    public boolean groupExists(long group) {
        return libc.call("kill", -Math.toIntExact(group), 0) == 0;
    }

    /// A file of a process, empty if it has gone or is not ours to read.
    private static String read(long pid, String file) {
        return read(PROC.resolve(Long.toString(pid)).resolve(file));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrNotOurs) {
            return "";
        }
    }
}
