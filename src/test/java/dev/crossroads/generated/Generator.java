package dev.crossroads.generated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes values from a seed. The ends of a range and special values come more often than by chance. */
public final class Generator {
    /** One in this many values is taken from the special ones. */
    private static final int SPECIAL = 8;

    /**
     * Letters of some scripts, characters with a meaning somewhere, and many kinds of blanks and invisible characters.
     */
    private static final String SIGNS =
            "abzAZ019 äßÉ\u0130\u0131你好שלום한ع&<>\"'`%+=;?#/\\{}[]|~^$\t\n\r\u00a0\u00ad\u200b\u200f\u2028\u2212\u0301\ufeff\ufffd\u0001";

    private final Random random;

    /** The same seed makes the same values. */
    public Generator(long seed) {
        random = new Random(seed);
    }

    /** A number from {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        if (random.nextInt(SPECIAL) == 0) {
            return random.nextBoolean() ? least : most;
        }
        return random.nextInt(least, most + 1);
    }

    /** Any number. */
    public long anyLong() {
        return random.nextInt(SPECIAL) == 0
                ? of(List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE))
                : random.nextLong();
    }

    /** True once in so many times. */
    public boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    /** A number with that many digits behind the point, from {@code -most} to {@code most}. */
    public BigDecimal decimal(long most, int scale) {
        BigDecimal end = BigDecimal.valueOf(most).setScale(scale);
        BigDecimal least = BigDecimal.valueOf(1, scale);
        if (random.nextInt(SPECIAL) == 0) {
            return of(List.of(end, end.negate(), least, least.negate(), BigDecimal.ZERO.setScale(scale)));
        }
        long units = end.unscaledValue().longValueExact();
        return BigDecimal.valueOf(random.nextLong(-units, units + 1), scale);
    }

    /** One of them. */
    public <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Between {@code least} and {@code most} values, each made anew. */
    public <T> List<T> list(int least, int most, Supplier<T> value) {
        return Stream.generate(value).limit(between(least, most)).toList();
    }

    /** Between {@code least} and {@code most} of them, none twice. */
    public <T> List<T> some(List<T> values, int least, int most) {
        return shuffled(values).subList(0, between(least, most));
    }

    /** All of them in another order. */
    public <T> List<T> shuffled(List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /**
     * A text of up to {@code most} characters: some known to be trouble, some of all there are but surrogates and null.
     */
    public String text(int most) {
        return IntStream.range(0, between(0, most))
                .map(_ -> random.nextBoolean()
                        ? SIGNS.charAt(random.nextInt(SIGNS.length()))
                        : random.nextInt(1, Character.MIN_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
