package dev.crossroads.web;

import dev.crossroads.pure.Pure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The names of enum constants in forms and in the JSON interface: {@code NOT_DUE} is {@code not-due}. */
@Pure
public final class Word {
    private Word() {}

    /** The name of a constant. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant that is called so; empty where none is. */
    public static <E extends Enum<E>> Optional<E> read(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }
}
