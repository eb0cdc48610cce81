package dev.pilothouse.engine.definition.file;

import dev.pilothouse.engine.parameter.Parameter;
import dev.pilothouse.engine.parameter.ParameterType;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Parameters as [ParameterKeys] reads them: the plain value where it tells the type, else a
/// mapping with `value`, `type` and `secret`.
public final class ParameterTree {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");
    private static final Pattern FRACTION =
            Pattern.compile("-?(0|[1-9][0-9]{0,5})\\.[0-9]{0,5}[1-9]");
    private static final Pattern LIKE_TYPED =
            Pattern.compile("\\s*[A-Z]+ *\\(.*\\)\\s*", Pattern.DOTALL);

    private ParameterTree() {}

    /// The mapping behind `param` and its like.
    public static Map<String, Object> of(List<Parameter> parameters) {
        Map<String, Object> tree = new LinkedHashMap<>();
        parameters.forEach(parameter -> tree.put(parameter.name(), value(parameter)));
        return tree;
    }

    private static Object value(Parameter parameter) {
        if (!parameter.secret() && tellsType(parameter)) {
            return plain(parameter);
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("value", text(parameter.value()));
        if (parameter.type() != ParameterType.VARCHAR) {
            described.put("type", parameter.type().name());
        }
        if (parameter.secret()) {
            described.put("secret", true);
        }
        return described;
    }

    private static boolean tellsType(Parameter parameter) {
        String text = parameter.value();
        return switch (parameter.type()) {
            case VARCHAR -> true;
            case INTEGER -> WHOLE.matcher(text).matches() && isSmall(text);
            case LONG -> WHOLE.matcher(text).matches() && !isSmall(text);
            case DOUBLE -> FRACTION.matcher(text).matches();
            case BOOLEAN -> text.equals("true") || text.equals("false");
            case FLOAT, DATE, TIME, TIMESTAMP, FILE, LIST -> false;
        };
    }

    private static boolean isSmall(String text) {
        return new BigInteger(text).bitLength() < Integer.SIZE;
    }

    private static Object plain(Parameter parameter) {
        String text = parameter.value();
        return switch (parameter.type()) {
            case INTEGER, LONG -> Long.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case VARCHAR, FLOAT, DATE, TIME, TIMESTAMP, FILE, LIST -> text(text);
        };
    }

    /// Text that looks like `TYPE(value)` would be taken for that.
    private static String text(String text) {
        return LIKE_TYPED.matcher(text).matches() ? "VARCHAR(%s)".formatted(text) : text;
    }
}
