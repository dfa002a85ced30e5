package dev.crossroads.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the style sheets that one imports into it, so that a browser asks once for what it must have before it paints.
 * An import stands at the start of a line and names a file of the same folder, with a media query if it is not for all.
 */
final class StyleSheets {
    private static final Pattern IMPORT = Pattern.compile("(?m)^@import \"([^\"/]+)\"([^;]*);$");

    private StyleSheets() {}

    /**
     * The text of a style sheet with its imports in place, and theirs.
     *
     * @param files contents by path
     * @param path of the style sheet; must be one of the files
     * @throws IllegalStateException when a style sheet imports one that there is none of, or is imported by itself
     */
    static String joined(Map<String, byte[]> files, String path) {
        return joined(files, path, 0);
    }

    private static String joined(Map<String, byte[]> files, String path, int depth) {
        if (depth > files.size()) {
            throw new IllegalStateException("webroot/" + path + " imports itself, directly or by others.");
        }
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String text = new String(files.get(path), StandardCharsets.UTF_8);
        return IMPORT.matcher(text).replaceAll(found -> {
            String imported = folder + found.group(1);
            if (!files.containsKey(imported)) {
                throw new IllegalStateException(
                        "webroot/" + path + " imports " + imported + ", which is no file of webroot.");
            }
            return Matcher.quoteReplacement(forMedia(found, joined(files, imported, depth + 1)));
        });
    }

    private static String forMedia(MatchResult imported, String text) {
        String media = imported.group(2).strip();
        return media.isEmpty() ? text : "@media " + media + " {\n" + text + "}\n";
    }
}
