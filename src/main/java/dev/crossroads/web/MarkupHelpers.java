package dev.crossroads.web;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Options;
import java.util.Map;

/**
 * Markup that many templates have in common: an icon, an element within a text, and what a form says about a field that
 * was filled in wrongly. What is handed to them is escaped.
 */
final class MarkupHelpers {
    private MarkupHelpers() {}

    static void register(Handlebars handlebars) {
        handlebars.registerHelper("asTag", (Object name, Options options) -> tag(name.toString(), options));
        handlebars.registerHelper(
                "asIcon", (Object name, Options options) -> safe(icon(name.toString(), options.hash("class", ""))));
        handlebars.registerHelper("fieldState", (Object field, Options options) -> fieldState(text(field), options));
        handlebars.registerHelper(
                "fieldMistake", (Object field, Options options) -> fieldMistake(text(field), options));
    }

    /** {@code (asTag "a" title href=href)}: an element around a text. */
    private static CharSequence tag(String name, Options options) {
        StringBuilder element = new StringBuilder().append('<').append(name);
        for (Map.Entry<String, Object> attribute : options.hash.entrySet()) {
            element.append(' ')
                    .append(attribute.getKey())
                    .append("=\"")
                    .append(text(attribute.getValue()))
                    .append('"');
        }
        return safe(element.append('>')
                .append(text(options.param(0)))
                .append("</")
                .append(name)
                .append('>'));
    }

    /** {@code {{asIcon "check"}}}: a symbol of {@code web/icons.hbs}, which says nothing to those who don't see it. */
    private static String icon(String name, String further) {
        String classes = further.isEmpty() ? "icon" : "icon " + text(further);
        return "<svg class=\"%s\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#icon-%s\"/></svg>"
                .formatted(classes, text(name));
    }

    /**
     * {@code {{fieldState "email" wrong.email hint=true}}}: the attributes of a field, which point to the mistake where
     * there is one (and the first such field has the focus), and else to the field's hint where it has one
     * ({@code email-hint}).
     */
    private static CharSequence fieldState(String field, Options options) {
        if (!options.isFalsy(options.param(0, null))) {
            return safe(" aria-invalid=\"true\" autofocus aria-describedby=\"" + field + "-wrong\"");
        }
        boolean hasHint = options.hash("hint", false);
        return safe(hasHint ? " aria-describedby=\"" + field + "-hint\"" : "");
    }

    /**
     * {@code {{fieldMistake "email" wrong.email}}}: what is wrong with a field, below it; nothing where nothing is.
     * Without a name it concerns the whole form.
     */
    private static CharSequence fieldMistake(String field, Options options) {
        Object mistake = options.param(0, null);
        if (options.isFalsy(mistake)) {
            return safe("");
        }
        String id = field.isEmpty() ? "" : " id=\"" + field + "-wrong\"";
        return safe("<p class=\"field-wrong\"" + id + ">" + icon("warning", "") + text(mistake) + "</p>");
    }

    private static String text(Object value) {
        return Escaping.INSTANCE.escape(value.toString()).toString();
    }

    private static CharSequence safe(CharSequence markup) {
        return new Handlebars.SafeString(markup);
    }
}
