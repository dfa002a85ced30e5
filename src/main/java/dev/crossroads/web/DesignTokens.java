package dev.crossroads.web;

import dev.crossroads.web.DesignPage.Group;
import dev.crossroads.web.DesignPage.Kind;
import dev.crossroads.web.DesignPage.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The design tokens as the style sheet declares them, so that what is written about them can't differ from them. */
final class DesignTokens {
    /** A group begins with a comment; a token is a custom property. */
    private static final Pattern PARTS = Pattern.compile("/\\*\\s*(.+?)\\s*\\*/|--([a-z0-9-]+):\\s*([^;]+);");

    private static final Pattern BY_THEME = Pattern.compile("light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\)");

    private DesignTokens() {}

    /** Reads the first rule for {@code :root}; what stands there before the first comment belongs to no group. */
    static List<Group> in(String styleSheet) {
        int start = styleSheet.indexOf(":root {");
        Matcher part = PARTS.matcher(styleSheet.substring(start, styleSheet.indexOf('}', start)));
        List<Group> groups = new ArrayList<>();
        while (part.find()) {
            if (part.group(1) != null) {
                groups.add(new Group(part.group(1), new ArrayList<>()));
            } else {
                groups.getLast().tokens().add(token(part.group(2), part.group(3).replaceAll("\\s+", " ")));
            }
        }
        return groups;
    }

    private static Token token(String name, String value) {
        Matcher colours = BY_THEME.matcher(value);
        boolean isColour = colours.matches();
        return new Token(
                name,
                isColour || value.startsWith("var(") ? Kind.COLOUR : kind(name, value),
                value,
                isColour ? colours.group(1) : "",
                isColour ? colours.group(2) : "");
    }

    private static Kind kind(String name, String value) {
        if (value.endsWith("serif") || value.endsWith("monospace")) {
            return Kind.TYPEFACE;
        }
        if (name.startsWith("size-")) {
            return Kind.SIZE;
        }
        return name.startsWith("space-") || name.equals("gutter") ? Kind.SPACE : Kind.OTHER;
    }
}
