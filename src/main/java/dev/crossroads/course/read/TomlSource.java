package dev.crossroads.course.read;

import java.util.List;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;

/**
 * The lines of a TOML file. The parser places an element of an array right behind the bracket or comma before it, which
 * is a line too early where elements stand on lines of their own; here it is looked up where the element begins.
 */
final class TomlSource {
    private final List<String> lines;

    TomlSource(String toml) {
        this.lines = toml.lines().toList();
    }

    /** The line an element of an array begins at, from 1. */
    int lineOf(TomlArray array, int index) {
        TomlPosition behindSeparator = array.inputPositionOf(index);
        int line = behindSeparator.line();
        int column = behindSeparator.column();
        while (line <= lines.size() && isBlankFrom(lines.get(line - 1), column)) {
            line++;
            column = 1;
        }
        return line <= lines.size() ? line : behindSeparator.line();
    }

    /** Whether nothing but white space and a comment follows; columns count characters, from 1. */
    private static boolean isBlankFrom(String line, int column) {
        int start = line.offsetByCodePoints(0, Math.min(column - 1, line.codePointCount(0, line.length())));
        String rest = line.substring(start).strip();
        return rest.isEmpty() || rest.startsWith("#");
    }
}
