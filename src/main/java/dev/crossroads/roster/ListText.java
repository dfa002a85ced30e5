package dev.crossroads.roster;

import dev.crossroads.pure.Pure;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The text of a file that somebody uploads, whatever it was saved in.
 *
 * @param text without a byte order mark
 * @param charset it was read as
 */
@Pure
public record ListText(String text, Charset charset) {
    /** Spreadsheets of today save so where they don't save in Unicode: Western European Windows. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /**
     * The encodings that can't be told from each other by their bytes, offered to who sees damaged names: what
     * spreadsheets save as "CSV (MS-DOS)" in Western Europe, Central European, Cyrillic, Greek, Turkish, Hebrew, Arabic
     * and Baltic Windows, old Macs, Japanese, Chinese, Korean.
     */
    public static final List<String> OTHERS = List.of(
            "IBM850",
            "windows-1250",
            "windows-1251",
            "windows-1253",
            "windows-1254",
            "windows-1255",
            "windows-1256",
            "windows-1257",
            "x-MacRoman",
            "Shift_JIS",
            "GB18030",
            "Big5",
            "EUC-KR");

    /** Why a file has no text. */
    public enum Flaw {
        /** It is a workbook of a spreadsheet program, or another archive. */
        WORKBOOK,
        /** It is no text in the encoding that was chosen, or in none that is known. */
        NO_TEXT
    }

    /** The contents of a file: its text, or why there is none. */
    public sealed interface Read {
        /** Its text. */
        record Text(ListText of) implements Read {}

        /** Nothing that can be read. */
        record Unreadable(Flaw flaw) implements Read {}
    }

    /**
     * Reads a file.
     *
     * @param chosen one of {@link #OTHERS} where somebody said so; empty to find out: by its byte order mark, by the
     *     zeros of UTF-16, as UTF-8 where it is valid, else as Western European Windows
     */
    public static Read of(byte[] file, Optional<String> chosen) {
        if (startsWith(file, 'P', 'K', 3, 4)
                || startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)
                || startsWith(file, '%', 'P', 'D', 'F')) {
            return new Read.Unreadable(Flaw.WORKBOOK);
        }
        List<Charset> tried = chosen.filter(OTHERS::contains)
                .map(name -> List.of(Charset.forName(name)))
                .orElseGet(() -> candidates(file));
        return tried.stream()
                .flatMap(charset -> decoded(file, charset).stream())
                .findFirst()
                .<Read>map(Read.Text::new)
                .orElseGet(() -> new Read.Unreadable(Flaw.NO_TEXT));
    }

    private static List<Charset> candidates(byte[] file) {
        if (startsWith(file, 0xFF, 0xFE)) {
            return List.of(StandardCharsets.UTF_16LE);
        }
        if (startsWith(file, 0xFE, 0xFF)) {
            return List.of(StandardCharsets.UTF_16BE);
        }
        int even = zeros(file, 0);
        int odd = zeros(file, 1);
        // Blanks, commas, at signs and line ends of whichever script have a zero for their other half.
        // A zero that got into another file by mistake has no at sign beside it.
        if (odd > even && odd * 40 >= file.length && hasSign(file, 0)) {
            return List.of(StandardCharsets.UTF_16LE);
        }
        if (even > odd && even * 40 >= file.length && hasSign(file, 1)) {
            return List.of(StandardCharsets.UTF_16BE);
        }
        return List.of(StandardCharsets.UTF_8, WINDOWS);
    }

    /** Whether an at sign of UTF-16 begins at an even place, with the half that is not zero there or behind it. */
    private static boolean hasSign(byte[] file, int at) {
        for (int i = 0; i + 1 < file.length; i += 2) {
            if (file[i + at] == '@' && file[i + 1 - at] == 0) {
                return true;
            }
        }
        return false;
    }

    private static int zeros(byte[] file, int from) {
        int zeros = 0;
        for (int i = from; i < file.length; i += 2) {
            zeros += file[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static Optional<ListText> decoded(byte[] file, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.indexOf('\0') >= 0
                    ? Optional.empty()
                    : Optional.of(new ListText(text.startsWith("\uFEFF") ? text.substring(1) : text, charset));
        } catch (CharacterCodingException another) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] file, int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
