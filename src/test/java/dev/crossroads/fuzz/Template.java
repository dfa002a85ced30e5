package dev.crossroads.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A path as the router has it, cut at its parameters: {@code /courses/:course}, or a pattern with named groups.
 *
 * @param parts what is between the parameters; one more than these
 */
public record Template(String written, List<String> parts, List<String> parameters) {

    /** Cuts a path as it was mounted. */
    public static Template of(String written) {
        List<String> parts = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            int end = i;
            if (written.startsWith("(?<", i)) {
                parameters.add(written.substring(i + 3, written.indexOf('>', i)));
                end = closing(written, i);
            } else if (written.charAt(i) == ':') {
                while (end + 1 < written.length() && written.charAt(end + 1) != '/') {
                    end++;
                }
                parameters.add(written.substring(i + 1, end + 1));
            } else if (written.charAt(i) == '*') {
                parameters.add("rest");
            } else {
                part.append(written.charAt(i));
                continue;
            }
            i = end;
            parts.add(part.toString());
            part.setLength(0);
        }
        parts.add(part.toString());
        return new Template(written, parts, parameters);
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            depth += pattern.charAt(i) == '(' ? 1 : pattern.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException(pattern);
    }

    /** The path with values for its parameters. */
    public String filled(UnaryOperator<String> values) {
        StringBuilder path = new StringBuilder(parts.getFirst());
        for (int i = 0; i < parameters.size(); i++) {
            path.append(values.apply(parameters.get(i))).append(parts.get(i + 1));
        }
        return path.toString();
    }

    /** Whether a path is one of these. */
    public boolean matches(String path) {
        if (written.contains("(?<")) {
            return path.matches(written);
        }
        StringBuilder regex = new StringBuilder(Pattern.quote(parts.getFirst()));
        for (int i = 0; i < parameters.size(); i++) {
            regex.append(parameters.get(i).equals("rest") ? ".*" : "[^/]+").append(Pattern.quote(parts.get(i + 1)));
        }
        return path.matches(regex.toString());
    }
}
