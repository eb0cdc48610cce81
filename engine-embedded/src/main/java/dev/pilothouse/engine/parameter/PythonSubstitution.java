package dev.pilothouse.engine.parameter;

/// Writes the parameters of a task into Python source, so that no value can be read as code.
///
/// - `${name}` in a text literal becomes the value, escaped for that literal: ordinary ones,
///   `f'…'`, `b'…'` and triple quotes too; a raw literal is closed, an escaped one put behind it,
///   and opened again (Python joins literals that stand side by side);
/// - `${name}` elsewhere becomes a number if the value is one, `True` or `False` for a BOOLEAN, a
///   list for a LIST, and else a text literal in parentheses;
/// - `$[…]` likewise;
/// - comments and unknown names stay as they are written; in `${setValue(k=${n})}` the inner name
///   is replaced.
///
/// The text of the result holds the values, secrets among them: keep the file to its user.
///
/// **Thread:** any. **Failure:** [ParameterException] for a placeholder inside the braces of an
/// `f'{…}'`, where no value can be written safely.
public final class PythonSubstitution {

    private PythonSubstitution() {}

    /// The source with everything in it replaced.
    public static String rewrite(String source, ResolvedParameters parameters) {
        return new PythonRewriter(source, parameters).rewritten();
    }
}
