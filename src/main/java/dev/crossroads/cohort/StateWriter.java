package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes values in few bytes, for {@link StateReader} to read in the same order: numbers by the bits that they need, a
 * time and a day by how far they are from the one before, and names of the course by their places.
 */
@Pure
final class StateWriter {
    private static final int TYPICAL = 8_192;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL);
    private final StateNames names;
    private long second;
    private long day;

    StateWriter(StateNames names) {
        this.names = names;
    }

    /** Seven bits to a byte, the lowest first; the number is not negative. */
    void number(long number) {
        long left = number;
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    private void signed(long number) {
        number(number << 1 ^ number >> 63);
    }

    void bits(long number) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    void real(double number) {
        bits(Double.doubleToLongBits(number));
    }

    void flag(boolean isSo) {
        bytes.write(isSo ? 1 : 0);
    }

    void name(String name) {
        int place = names.placeOf(name);
        number(place + 1L);
        if (place < 0) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            number(text.length);
            bytes.writeBytes(text);
        }
    }

    void time(Instant time) {
        signed(time.getEpochSecond() - second);
        second = time.getEpochSecond();
        int millis = time.getNano() / 1_000_000;
        boolean isWhole = millis * 1_000_000 == time.getNano();
        number(isWhole ? 2L * millis : 2L * time.getNano() + 1);
    }

    void day(LocalDate date) {
        signed(date.toEpochDay() - day);
        day = date.toEpochDay();
    }

    <T> void maybe(Optional<T> value, Consumer<T> writing) {
        flag(value.isPresent());
        value.ifPresent(writing);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
