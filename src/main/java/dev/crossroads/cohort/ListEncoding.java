package dev.crossroads.cohort;

import dev.crossroads.roster.ListText;
import java.util.List;

/**
 * An encoding to choose for a list of people whose names came out damaged.
 *
 * @param charset its name, as it is sent
 * @param name the key of what it is called: the languages it is for
 */
public record ListEncoding(String charset, String name) {
    /** Those that a file alone does not tell from each other. */
    static final List<ListEncoding> ALL =
            ListText.OTHERS.stream().map(ListEncoding::of).toList();

    private static ListEncoding of(String charset) {
        return new ListEncoding(
                charset,
                switch (charset) {
                    case "IBM850" -> "cohort.import.charset.dos";
                    case "windows-1250" -> "cohort.import.charset.central-european";
                    case "windows-1251" -> "cohort.import.charset.cyrillic";
                    case "windows-1253" -> "cohort.import.charset.greek";
                    case "windows-1254" -> "cohort.import.charset.turkish";
                    case "windows-1255" -> "cohort.import.charset.hebrew";
                    case "windows-1256" -> "cohort.import.charset.arabic";
                    case "windows-1257" -> "cohort.import.charset.baltic";
                    case "x-MacRoman" -> "cohort.import.charset.mac";
                    case "Shift_JIS" -> "cohort.import.charset.japanese";
                    case "GB18030" -> "cohort.import.charset.simplified";
                    case "Big5" -> "cohort.import.charset.traditional";
                    case "EUC-KR" -> "cohort.import.charset.korean";
                    default -> throw new IllegalArgumentException(charset);
                });
    }
}
