package dev.pilothouse.engine.parameter;

import java.util.Set;
import java.util.regex.Pattern;

/// Which environment variable carries which parameter of a shell script.
///
/// A parameter whose name is an identifier keeps it. Any other (`system.biz.date`), and one that a
/// program would obey (`PATH`) or a shell keeps for itself (`UID`), is `PH_` and its name, with
/// every character but letters and digits as `_` hexadecimal code `_`: `PH_system_2e_biz_2e_date`.
/// A name that begins with `PH_` itself is written so too, so no two parameters meet in one
/// variable.
final class ShellNames {

    private static final String PREFIX = "PH_";
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /// Variables that make a program load code, or that steer how a shell reads a script.
    private static final Pattern OBEYED =
            Pattern.compile(
                    "(LD|DYLD|GIT|NODE|JAVA|JDK|LC|SSH|SUDO|MALLOC|GLIBC|GCONV|XDG)_.*"
                            + "|(BASH|PYTHON|PERL|RUBY).*|_JAVA_OPTIONS|PS[0-9]"
                            + "|(?i:(https?|ftp|all|no)_proxy)");

    private static final Set<String> RESERVED =
            Set.of(
                    "PATH",
                    "ENV",
                    "IFS",
                    "SHELLOPTS",
                    "HOME",
                    "SHELL",
                    "USER",
                    "LOGNAME",
                    "PWD",
                    "OLDPWD",
                    "TMPDIR",
                    "LANG",
                    "LANGUAGE",
                    "LOCPATH",
                    "CDPATH",
                    "GLOBIGNORE",
                    "GLOBSORT",
                    "PROMPT_COMMAND",
                    "EXECIGNORE",
                    "FIGNORE",
                    "FUNCNEST",
                    "INPUTRC",
                    "EDITOR",
                    "VISUAL",
                    "PAGER",
                    "MANPAGER",
                    "LESSOPEN",
                    "LESSCLOSE",
                    "BROWSER",
                    "HOSTALIASES",
                    "LOCALDOMAIN",
                    "RES_OPTIONS",
                    "RESOLV_HOST_CONF",
                    "MAIL",
                    "MAILPATH",
                    "MAKEFLAGS",
                    "MAKEFILES",
                    "GREP_OPTIONS",
                    "TAR_OPTIONS",
                    "RSYNC_RSH",
                    "OPENSSL_CONF",
                    "OPENSSL_MODULES",
                    "SSL_CERT_FILE",
                    "SSL_CERT_DIR",
                    "CURL_HOME",
                    "WGETRC",
                    "CLASSPATH",
                    "MAVEN_OPTS",
                    "POSIXLY_CORRECT",
                    "TZDIR",
                    "UID",
                    "EUID",
                    "PPID",
                    "GROUPS",
                    "OPTIND",
                    "OPTARG",
                    "OPTERR",
                    "LINENO",
                    "RANDOM",
                    "SRANDOM",
                    "SECONDS",
                    "EPOCHSECONDS",
                    "EPOCHREALTIME",
                    "SHLVL",
                    "HOSTNAME",
                    "HOSTTYPE",
                    "OSTYPE",
                    "MACHTYPE",
                    "DIRSTACK",
                    "FUNCNAME",
                    "PIPESTATUS",
                    "REPLY",
                    "COLUMNS",
                    "LINES",
                    "HISTFILE",
                    "HISTCMD",
                    "TMOUT",
                    "AWKPATH",
                    "AWKLIBPATH",
                    "_");

    private ShellNames() {}

    static boolean isKept(String parameter) {
        return IDENTIFIER.matcher(parameter).matches()
                && !parameter.startsWith(PREFIX)
                && !RESERVED.contains(parameter)
                && !OBEYED.matcher(parameter).matches();
    }

    static String variable(String parameter) {
        if (isKept(parameter)) {
            return parameter;
        }
        StringBuilder name = new StringBuilder(PREFIX);
        parameter
                .codePoints()
                .forEach(
                        c -> {
                            if (isLetterOrDigit(c)) {
                                name.appendCodePoint(c);
                            } else {
                                name.append('_').append(Integer.toHexString(c)).append('_');
                            }
                        });
        return name.toString();
    }

    /// The variable of the how-many-th time expression; no parameter's variable looks like it.
    static String timeVariable(int number) {
        return PREFIX + "_" + number;
    }

    private static boolean isLetterOrDigit(int c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
