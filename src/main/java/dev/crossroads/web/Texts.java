package dev.crossroads.web;

import com.github.jknack.handlebars.Handlebars;
import java.math.BigDecimal;
import java.text.ListFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The interface in one language: the texts of the message files with their places filled, and numbers and dates as that
 * language writes them. Immutable; templates say the same by {@code {{t "key" name=value}}}.
 *
 * <p>A text with the argument {@code count} may have two forms, {@code key.one} and {@code key.other}; it is asked for
 * by {@code key}. The forms are CLDR's; its library, ICU4J, would be a third of what we ship to tell one from many.
 */
public final class Texts {
    /** The argument that decides between singular and plural. */
    private static final String COUNT = "count";

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Language language;
    private final Map<String, TextPattern> patterns;
    private final ZoneId zone;
    private final DateTimeFormatter dates;
    private final DateTimeFormatter times;

    private Texts(Language language, Map<String, TextPattern> patterns, ZoneId zone) {
        this.language = language;
        this.patterns = patterns;
        this.zone = zone;
        this.dates = inZone(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG));
        this.times = inZone(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT));
    }

    private DateTimeFormatter inZone(DateTimeFormatter formatter) {
        return formatter.withLocale(language.locale()).withZone(zone);
    }

    /** The same texts, with days and times as they are there. */
    public Texts in(ZoneId other) {
        return other.equals(zone) ? this : new Texts(language, patterns, other);
    }

    /** The zone of their days and times; UTC where none was said. */
    public ZoneId zone() {
        return zone;
    }

    /** Read when the first text is asked for, and once. */
    private static final class Catalogue {
        private static final Map<Language, Texts> ALL = readAll();

        private static Map<Language, Texts> readAll() {
            Map<Language, Map<String, String>> written = Messages.read();
            Map<String, TextPattern> english = compiled(written.get(Language.ENGLISH));
            Map<Language, Texts> all = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                // Untranslated texts are shown in English.
                Map<String, TextPattern> patterns = new HashMap<>(english);
                patterns.putAll(compiled(written.get(language)));
                all.put(language, new Texts(language, Map.copyOf(patterns), UTC));
            }
            return all;
        }

        private static Map<String, TextPattern> compiled(Map<String, String> sources) {
            Map<String, TextPattern> patterns = new HashMap<>();
            sources.forEach((key, source) -> {
                try {
                    patterns.put(key, TextPattern.of(source));
                } catch (IllegalArgumentException unreadable) {
                    throw new IllegalStateException("The text " + key + " can't be read", unreadable);
                }
            });
            return patterns;
        }
    }

    /** The texts of a language. */
    public static Texts of(Language language) {
        return Catalogue.ALL.get(language);
    }

    /** The language of these texts. */
    public Language language() {
        return language;
    }

    /** A text without places. */
    public String say(String key) {
        return say(key, Map.of());
    }

    /**
     * A text with its places filled. Numbers are written as the language writes them.
     *
     * @param key such as {@code quiz.answer.saved}
     * @param arguments a value for every place, by its name; more do no harm
     * @throws IllegalStateException where there is no such text or a place stays empty: an error of ours
     */
    public String say(String key, Map<String, ?> arguments) {
        return pattern(key, arguments).fill(Function.identity(), name -> shown(key, name, arguments));
    }

    /** A text as HTML, everything escaped but arguments that are markup already. */
    CharSequence html(String key, Map<String, ?> arguments) {
        return new Handlebars.SafeString(pattern(key, arguments)
                .fill(
                        Escaping.INSTANCE::escape,
                        name -> arguments.get(name) instanceof Handlebars.SafeString markup
                                ? markup
                                : Escaping.INSTANCE.escape(shown(key, name, arguments))));
    }

    /** A whole number, in groups of thousands. */
    public String number(long number) {
        // Most counts have no groups, and formatters are slow to make and not for several threads.
        return number > -1000 && number < 1000
                ? Long.toString(number)
                : NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** A number with all of its decimals and no groups, as it can be typed into a field. */
    public String exact(BigDecimal number) {
        return number.toPlainString().replace('.', language.decimalSign());
    }

    /** A share of 0 to 100 with its sign, such as {@code 50%}. */
    public String percent(int share) {
        return NumberFormat.getPercentInstance(language.locale()).format(share / 100.0);
    }

    /** The day there, with the month's name; in UTC where no zone was said. */
    public String date(Instant time) {
        return dates.format(time);
    }

    /** A day without its year, such as {@code Wednesday, Dec 2}. */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("MMMEEEEd")
                .withLocale(language.locale())
                .format(day);
    }

    /** The day and the minute there, saying where; in UTC where no zone was said. */
    public String dateAndTime(Instant time) {
        return times.format(time) + " " + zone.getId();
    }

    /** Names in a row, such as {@code Ada and Grace}; empty for none. */
    public String list(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : ListFormat.getInstance(language.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(names);
    }

    /** The keys as they are written in the message files, and the names of each text's places. */
    Map<String, Set<String>> places() {
        Map<String, Set<String>> places = new HashMap<>();
        patterns.forEach((key, pattern) -> places.put(key, pattern.arguments()));
        return places;
    }

    private TextPattern pattern(String key, Map<String, ?> arguments) {
        TextPattern pattern = patterns.get(key);
        if (pattern == null && arguments.get(COUNT) instanceof Number count) {
            pattern = patterns.get(key + "." + language.pluralForm(count.longValue()));
        }
        if (pattern == null) {
            throw new IllegalStateException("There is no text " + key + " in messages/, or it needs a count");
        }
        return pattern;
    }

    private String shown(String key, String name, Map<String, ?> arguments) {
        Object value = arguments.get(name);
        return switch (value) {
            case null -> throw new IllegalStateException("The text " + key + " lacks its argument " + name);
            case Integer number -> number(number);
            case Long number -> number(number);
            case Number number ->
                NumberFormat.getNumberInstance(language.locale()).format(number);
            default -> value.toString();
        };
    }
}
