package dev.pilothouse.engine.parameter;

/// Makes the parameters of a task known to a shell script without writing a value into it, so that
/// no value can be read as code.
///
/// `${name}` of a known parameter becomes a reference to an environment variable ([ShellNames] says
/// which), and the shell itself expands it:
/// - in double quotes, and in a here-document whose delimiter is not quoted: the value, unchanged;
/// - in single quotes too: `'a ${n} b'` becomes `'a '"${n}"' b'`;
/// - without quotes: an ordinary expansion, so the shell splits it into words and matches patterns;
/// - in `$((…))`: only a whole number is allowed;
/// - in comments and in here-documents with a quoted delimiter: left as it is written;
/// - in a single-quoted script for another shell (`sh -c '…'`, `eval '…'`, `trap '…'`): left to
///   that shell, which finds the variable in its environment; closing the quotes would make the
///   value part of that script.
///
/// `$[…]` becomes its text if that is harmless anywhere (letters, digits, `_.:,/@%-`), else a
/// variable too. Unknown names stay: they are the script's own variables; in
/// `'${setValue(k=${n})}'` the inner name is replaced. `\${name}` is left to the shell, like
/// everything a script does with a value after it is expanded (`eval "${n}"`).
///
/// **Thread:** any. **Failure:** [ParameterException] for a NUL or a value that is too large.
public final class ShellSubstitution {

    private ShellSubstitution() {}

    /// The script as it can be given to a POSIX shell, and the variables it needs: every parameter
    /// whose name can be a variable, and all that it refers to.
    public static ShellScript rewrite(String script, ResolvedParameters parameters) {
        ShellEnvironment environment = new ShellEnvironment(parameters);
        String text = new ShellRewriter(script, environment, ShellContext.COMMAND).rewritten();
        return new ShellScript(text, environment.variables());
    }
}
