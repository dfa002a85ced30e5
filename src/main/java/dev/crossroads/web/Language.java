package dev.crossroads.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** A language that the pages' own texts are in. Courses are in the language of their author. */
public enum Language {
    /** The source language, which is also the fallback. */
    ENGLISH(Locale.ENGLISH, "English"),
    /** Complete: a test holds it against English. */
    GERMAN(Locale.GERMAN, "Deutsch");

    /** Browsers send one of a few hundred headers; reading one takes longer than to find it here. */
    private static final Cache<String, Language> PREFERRED =
            Caffeine.newBuilder().maximumSize(500).build();

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    /** The language as the {@code lang} of a page and as the cookie has it, a BCP 47 tag such as {@code de}. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** The language's own name. */
    public String ownName() {
        return ownName;
    }

    /** The decimal separator: a point or a comma. */
    public char decimalSign() {
        return switch (this) {
            case ENGLISH -> '.';
            case GERMAN -> ',';
        };
    }

    /** The locale of numbers and dates. */
    public Locale locale() {
        return locale;
    }

    /** The language of exactly this tag, if it is one of ours. */
    public static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /**
     * The language that suits a reader best, by the quality values of RFC 9110 section 12.5.4: a range such as
     * {@code de-AT} is served by {@code de}, {@code *} by the first language that the header does not name, and a
     * quality of 0 refuses. English where nothing suits or where the header can't be read.
     *
     * @param accepted the header {@code Accept-Language}; may be null
     */
    public static Language preferred(String accepted) {
        return accepted == null || accepted.isEmpty() ? ENGLISH : PREFERRED.get(accepted, Language::suiting);
    }

    private static Language suiting(String accepted) {
        List<LanguageRange> ranges = ranges(accepted);
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> within(range, ranges).stream())
                .findFirst()
                .orElse(ENGLISH);
    }

    /** Best first; those of the same quality in the order of the header. */
    private static List<LanguageRange> ranges(String accepted) {
        try {
            return accepted.isBlank() ? List.of() : LanguageRange.parse(accepted);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static Optional<Language> within(LanguageRange range, List<LanguageRange> all) {
        if (range.getRange().equals("*")) {
            return Arrays.stream(values())
                    .filter(language -> all.stream().noneMatch(language::serves))
                    .findFirst();
        }
        return Arrays.stream(values())
                .filter(language -> language.serves(range))
                .findFirst();
    }

    private boolean serves(LanguageRange range) {
        return range.getRange().equals(tag()) || range.getRange().startsWith(tag() + "-");
    }

    /**
     * Which form of a text goes with a count: {@code one} or {@code other}, the names that CLDR's plural rules give
     * them. English and German have the same rule for whole numbers.
     */
    String pluralForm(long count) {
        return count == 1 ? "one" : "other";
    }
}
