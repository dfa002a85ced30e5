package dev.crossroads.typed;

import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as its writer meant it: in digits of any script, with the decimal sign of their page's language or of the
 * other one, with a minus as phones write it. What may be meant in two ways, and what is more than a number, is not
 * guessed at: a flaw says what it is, so that people can be told about just that.
 */
public sealed interface TypedNumber {

    /** A number. */
    record Value(BigDecimal number) implements TypedNumber {}

    /**
     * The problem with a number.
     *
     * @param number as it would have to be written, with a point; empty where nobody can say
     */
    record Flaw(Kind kind, String number) implements TypedNumber {
        /** The kind of problem. */
        public enum Kind {
            /** Nothing was typed. */
            EMPTY,
            /** More than anybody means. */
            LONG,
            /** The digits stand in groups. */
            GROUPED,
            /** One sign, which ends a group in the page's language and begins decimals in the other, or a slip. */
            GROUPED_OR_DECIMAL,
            /** Something stands beside the number, a unit mostly. */
            UNIT,
            /** A fraction. */
            FRACTION,
            /** No number. */
            OTHER
        }
    }

    /** Reads what was typed; {@code decimalSign} is the one of the page's language, a point or a comma. */
    static TypedNumber read(String text, char decimalSign) {
        return new Reader(decimalSign).read(text);
    }

    /** Reads a whole number such as a line's or a place, from 0 to 999,999,999; empty for anything else. */
    static OptionalInt whole(String text) {
        String plain = Reader.plain(text);
        return plain.matches("[0-9]{1,9}\\.?")
                ? OptionalInt.of(Integer.parseInt(plain.replace(".", "")))
                : OptionalInt.empty();
    }

    /** The steps of it. */
    final class Reader {
        private static final int LONGEST = 100;

        /** Stand for the Arabic decimal sign and the one between groups, which mean one thing each. */
        private static final char DECIMAL = 'D';

        private static final char GROUP = 'G';

        private static final Pattern SIGNED =
                Pattern.compile("([-+]?) ?([0-9.,'_ DG]*[0-9][.,D]?)(?: ?[eE] ?([-+]?[0-9]{1,9}))?");

        /** A number with some signs before or after it. */
        private static final Pattern BESIDE = Pattern.compile(
                "([^0-9]{0,12}?)([-+]? ?[0-9.,D]?[0-9](?:[0-9.,'_ DG]*[0-9])?)(?![0-9.,]) ?([^0-9 ][^ ]{0,20}(?: [^0-9 ]{1,20}){0,2})?");

        private static final Pattern GROUPS = Pattern.compile("[0-9]{1,3}(?:S[0-9]{2,3})*S[0-9]{3}");

        private final char decimalSign;

        private Reader(char decimalSign) {
            this.decimalSign = decimalSign;
        }

        static String plain(String text) {
            StringBuilder plain = new StringBuilder();
            Signs.plain(Signs.visible(text)).codePoints().forEach(c -> {
                if (Signs.isBlank(c) || Signs.isLineEnd(c)) {
                    plain.append(' ');
                } else if (Signs.isHyphen(c) || Signs.isDash(c) || c == 0x30FC) { // the last one of Japanese keyboards
                    plain.append('-');
                } else if (Signs.isSingleQuote(c)) {
                    plain.append('\'');
                } else {
                    switch (c) {
                        case 0x066B -> plain.append(DECIMAL);
                        case 0x066C -> plain.append(GROUP);
                        case 0x060C, 0x3001 -> plain.append(',');
                        case 0x3002 -> plain.append('.');
                        default -> plain.appendCodePoint(Signs.digit(c));
                    }
                }
            });
            return plain.toString().strip();
        }

        private TypedNumber read(String typed) {
            if (typed.length() > LONGEST) {
                return flaw(Flaw.Kind.LONG);
            }
            if (typed.codePoints().anyMatch(c -> c == DECIMAL || c == GROUP)) {
                // letters like any others here
                return beside(plain(typed.replace(DECIMAL, '?').replace(GROUP, '?')));
            }
            String text = plain(typed);
            if (text.isEmpty()) {
                return flaw(Flaw.Kind.EMPTY);
            }
            Matcher whole = SIGNED.matcher(text);
            if (!whole.matches()) {
                return beside(text);
            }
            String exponent = whole.group(3) == null ? "" : "E" + whole.group(3);
            return digits(whole.group(1).equals("-") ? "-" : "", whole.group(2), exponent);
        }

        private TypedNumber beside(String text) {
            if (text.codePoints()
                            .anyMatch(c -> Character.getType(c) == Character.OTHER_NUMBER && c != 0x00B2 && c != 0x00B3)
                    || text.matches("[-+]? ?[0-9]+ ?[/\u2044\u2215] ?[0-9]+")) {
                return flaw(Flaw.Kind.FRACTION);
            }
            Matcher beside = BESIDE.matcher(text);
            if (!beside.matches() || isCalculation(beside.group(1)) || isCalculation(beside.group(3))) {
                return flaw(Flaw.Kind.OTHER);
            }
            return switch (read(beside.group(2))) {
                case Value(BigDecimal number) -> new Flaw(Flaw.Kind.UNIT, number.toPlainString());
                case Flaw(Flaw.Kind kind, String number)
                when kind == Flaw.Kind.GROUPED -> new Flaw(Flaw.Kind.UNIT, number);
                case Flaw _ -> new Flaw(Flaw.Kind.UNIT, "");
            };
        }

        /** Whether it is part of a sum, of a power of ten that is too large, or of a number in another base. */
        private static boolean isCalculation(String beside) {
            return beside != null
                    && (!beside.isEmpty() && "-+*/^:=×·÷".indexOf(beside.charAt(0)) >= 0
                            || beside.matches("[eE] ?[-+]?[0-9]+|[xX][0-9A-Fa-f]+|[bB][01]+|[oO][0-7]+"));
        }

        private TypedNumber digits(String minus, String digits, String exponent) {
            String separators = digits.replaceAll("[0-9]", "");
            if (separators.isEmpty()) {
                return value(minus + digits + exponent);
            }
            if (separators.length() == 1) {
                return single(minus, digits, separators.charAt(0), exponent);
            }
            char last = separators.charAt(separators.length() - 1);
            boolean hasDecimals = last == DECIMAL
                    || (last == '.' || last == ',') && separators.indexOf(last) == separators.length() - 1;
            int end = hasDecimals ? digits.lastIndexOf(last) : digits.length();
            String before = digits.substring(0, end);
            boolean isOneKind =
                    before.replaceAll("[0-9]", "").chars().distinct().count() == 1;
            boolean isGrouped = isOneKind
                    && GROUPS.matcher(before.replaceAll("[^0-9]", "S")).matches();
            return isGrouped
                    ? new Flaw(
                            Flaw.Kind.GROUPED,
                            minus
                                    + before.replaceAll("[^0-9]", "")
                                    + (hasDecimals ? "." + digits.substring(end + 1) : ""))
                    : flaw(Flaw.Kind.OTHER);
        }

        private TypedNumber single(String minus, String digits, char separator, String exponent) {
            int at = digits.indexOf(separator);
            String before = digits.substring(0, at);
            String after = digits.substring(at + 1);
            boolean mayBeGroup = after.length() == 3
                    && !before.isEmpty()
                    && before.length() <= 3
                    && before.charAt(0) != '0'
                    && exponent.isEmpty();
            if (separator == '.' || separator == ',' || separator == DECIMAL) {
                return mayBeGroup && separator != DECIMAL && separator != decimalSign
                        ? new Flaw(Flaw.Kind.GROUPED_OR_DECIMAL, minus + before + "." + after)
                        : value(minus + before + "." + after + exponent);
            }
            return mayBeGroup ? new Flaw(Flaw.Kind.GROUPED, minus + before + after) : flaw(Flaw.Kind.OTHER);
        }

        private static TypedNumber value(String number) {
            try {
                return new Value(new BigDecimal(number));
            } catch (NumberFormatException _) {
                return flaw(Flaw.Kind.OTHER);
            }
        }

        private static Flaw flaw(Flaw.Kind kind) {
            return new Flaw(kind, "");
        }
    }
}
