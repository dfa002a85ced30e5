package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what {@link StateWriter} wrote, in the same order and with the names of the same course. */
@Pure
final class StateReader {
    private final ByteBuffer bytes;
    private final StateNames names;
    private long second;
    private long day;

    StateReader(byte[] bytes, StateNames names) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.names = names;
    }

    long number() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    int count() {
        return Math.toIntExact(number());
    }

    private long signed() {
        long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    long bits() {
        return bytes.getLong();
    }

    double real() {
        return bytes.getDouble();
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    String name() {
        int place = count();
        if (place > 0) {
            return names.at(place - 1);
        }
        byte[] text = new byte[count()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    Instant time() {
        second += signed();
        long fraction = number();
        return Instant.ofEpochSecond(second, (fraction & 1) == 0 ? fraction / 2 * 1_000_000 : fraction / 2);
    }

    LocalDate day() {
        day += signed();
        return LocalDate.ofEpochDay(day);
    }

    <T> Optional<T> maybe(Supplier<T> reading) {
        return flag() ? Optional.of(reading.get()) : Optional.empty();
    }

    <T> Map<String, T> map(Supplier<T> reading) {
        int size = count();
        Map<String, T> map = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            String name = name();
            map.put(name, reading.get());
        }
        return map;
    }
}
