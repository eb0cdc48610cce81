package dev.pilothouse.engine.parameter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Walks through a shell script once and keeps track of what kind of quotation it is in.
///
/// It inserts nothing but references to variables, quotes and harmless text: where it should
/// misjudge a quotation, a value may be split into words, but is never read as code.
final class ShellRewriter {

    /// The end of a command that takes the next word for a script of its own.
    private static final Pattern INNER_SCRIPT =
            Pattern.compile(
                    "(^|[\\s;&|(/])((ba|da|a|k|mk|z)?sh(\\s+-[\\w-]+){0,9}\\s+-\\w*c|eval|trap)(\\s+--)?\\s+$");

    private static final int LONGEST_COMMAND = 200;

    private final String script;
    private final ShellEnvironment environment;
    private final StringBuilder out = new StringBuilder();
    private final Deque<ShellContext> contexts = new ArrayDeque<>();
    private final Deque<Heredoc> heredocs = new ArrayDeque<>();
    private int at;

    ShellRewriter(String script, ShellEnvironment environment, ShellContext context) {
        this.script = script;
        this.environment = environment;
        contexts.push(context);
    }

    String rewritten() {
        while (at < script.length()) {
            readOn();
        }
        return out.toString();
    }

    private void readOn() {
        ShellContext context = contexts.element();
        switch (script.charAt(at)) {
            case '\\' -> copy(2);
            case '$' -> dollar(context);
            case '`' -> turn(ShellContext.BACKTICKS);
            case '"' -> doubleQuote(context);
            case '\'' -> singleQuote(context, "'");
            case '(', ')' -> parenthesis(context);
            case '}' ->
                    leave(context == ShellContext.BRACES || context == ShellContext.QUOTED_BRACES);
            case '#' -> hash(context);
            case '<' -> less(context);
            case '\n' -> newline(context);
            default -> copy(1);
        }
    }

    private void dollar(ShellContext context) {
        Marker marker = Marker.at(script, at);
        if (marker != null && replaces(marker)) {
            out.append(replacement(marker, context).text());
            at = marker.end();
        } else if (script.startsWith("$((", at)) {
            enter(ShellContext.ARITHMETIC, 3);
        } else if (script.startsWith("$(", at)) {
            enter(ShellContext.PARENTHESES, 2);
        } else if (script.startsWith("${", at)) {
            boolean commands = context.knowsSingleQuotes();
            enter(commands ? ShellContext.BRACES : ShellContext.QUOTED_BRACES, 2);
        } else if (script.startsWith("$'", at)) {
            singleQuote(context, "$'");
        } else {
            copy(1);
        }
    }

    private boolean replaces(Marker marker) {
        return switch (marker.kind()) {
            case NAME -> environment.knows(marker.content());
            case TIME -> true;
            case NESTED -> false;
        };
    }

    private ShellText replacement(Marker marker, ShellContext context) {
        if (marker.kind() == Marker.Kind.TIME) {
            return environment.time(script.substring(at, marker.end()));
        }
        return context.calculates()
                ? environment.integer(marker.content())
                : environment.reference(marker.content());
    }

    /// A quotation that the shell does not look into, opened by `'` or, in bash, by `$'`.
    private void singleQuote(ShellContext context, String opening) {
        if (!context.knowsSingleQuotes()) {
            copy(1);
            return;
        }
        boolean innerScript = INNER_SCRIPT.matcher(lastCommand()).find();
        copy(opening.length());
        while (at < script.length() && script.charAt(at) != '\'') {
            Marker marker = Marker.at(script, at);
            if (marker != null && replaces(marker)) {
                out.append(inSingleQuotes(marker, innerScript, opening));
                at = marker.end();
            } else {
                copy(script.charAt(at) == '\\' && opening.length() == 2 ? 2 : 1);
            }
        }
        copy(1);
    }

    private String inSingleQuotes(Marker marker, boolean innerScript, String opening) {
        ShellText text = replacement(marker, ShellContext.DOUBLE_QUOTES);
        return text.plain() || innerScript ? text.text() : "'\"" + text.text() + "\"" + opening;
    }

    private String lastCommand() {
        return out.substring(Math.max(0, out.length() - LONGEST_COMMAND));
    }

    private void doubleQuote(ShellContext context) {
        if (context == ShellContext.HEREDOC) {
            copy(1);
        } else {
            turn(ShellContext.DOUBLE_QUOTES);
        }
    }

    private void parenthesis(ShellContext context) {
        boolean opens = script.charAt(at) == '(';
        if (opens && context.calculates()) {
            enter(ShellContext.ARITHMETIC_PARENTHESES, 1);
        } else if (opens && context.holdsCommands()) {
            enter(ShellContext.PARENTHESES, 1);
        } else if (!opens && context == ShellContext.ARITHMETIC) {
            contexts.pop();
            copy(2);
        } else {
            leave(
                    !opens
                            && (context == ShellContext.PARENTHESES
                                    || context == ShellContext.ARITHMETIC_PARENTHESES));
        }
    }

    private void hash(ShellContext context) {
        boolean comment =
                context.holdsCommands()
                        && (at == 0 || " \t\n;&|()".indexOf(script.charAt(at - 1)) >= 0);
        int end = comment ? script.indexOf('\n', at) : at + 1;
        copy((end < 0 ? script.length() : end) - at);
    }

    private void less(ShellContext context) {
        boolean word = script.startsWith("<<<", at);
        if (word || !context.holdsCommands()) {
            copy(word ? 3 : 1);
            return;
        }
        Heredoc.announcedAt(script, at)
                .ifPresentOrElse(
                        heredoc -> {
                            heredocs.addLast(heredoc);
                            copy(heredoc.length());
                        },
                        () -> copy(1));
    }

    private void newline(ShellContext context) {
        copy(1);
        while (context.holdsCommands() && !heredocs.isEmpty()) {
            Heredoc heredoc = heredocs.removeFirst();
            int end = heredoc.endOfBody(script, at);
            if (!heredoc.quoted()) {
                String body = script.substring(at, end);
                out.append(new ShellRewriter(body, environment, ShellContext.HEREDOC).rewritten());
                at = end;
            }
            int next = script.indexOf('\n', end);
            copy((next < 0 ? script.length() : next + 1) - at);
        }
    }

    private void turn(ShellContext context) {
        if (contexts.element() == context && contexts.size() > 1) {
            contexts.pop();
        } else {
            contexts.push(context);
        }
        copy(1);
    }

    private void leave(boolean ends) {
        if (ends && contexts.size() > 1) {
            contexts.pop();
        }
        copy(1);
    }

    private void enter(ShellContext context, int length) {
        contexts.push(context);
        copy(length);
    }

    private void copy(int length) {
        int end = Math.min(script.length(), at + length);
        out.append(script, at, end);
        at = end;
    }
}
