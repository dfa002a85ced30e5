package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.hash.Sha256;
import dev.crossroads.memory.ItemHistory;
import dev.crossroads.pure.Pure;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Histories of questions, and when reviews were answered, as bytes: of each question its name and its encounters, then
 * the reviews under no name. Numbers are as Java has them, the highest byte first.
 *
 * @param reviewed when questions were answered in reviews, to the microsecond
 */
@Pure
record PackedHistories(Map<String, ItemHistory> byQuestion, List<Instant> reviewed) {
    /** To be raised where the same attempts leave something else: then nothing that was kept before counts. */
    private static final int RULES = 1;

    private static final String REVIEWED = "";

    /** Copies the collections. */
    PackedHistories {
        byQuestion = Map.copyOf(byQuestion);
        reviewed = List.copyOf(reviewed);
    }

    byte[] bytes() {
        Map<String, long[]> all = new HashMap<>();
        byQuestion.forEach((question, history) -> all.put(question, history.packed()));
        all.put(
                REVIEWED,
                reviewed.stream()
                        .mapToLong(at -> ChronoUnit.MICROS.between(Instant.EPOCH, at))
                        .toArray());
        int size = all.entrySet().stream()
                .mapToInt(entry -> 2 * Integer.BYTES
                        + entry.getKey().getBytes(StandardCharsets.UTF_8).length
                        + Long.BYTES * entry.getValue().length)
                .sum();
        ByteBuffer bytes = ByteBuffer.allocate(size);
        all.forEach((name, numbers) -> {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            bytes.putInt(text.length).put(text).putInt(numbers.length);
            bytes.asLongBuffer().put(numbers);
            bytes.position(bytes.position() + Long.BYTES * numbers.length);
        });
        return bytes.array();
    }

    /** The histories that these are the bytes of. */
    static PackedHistories of(byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        Map<String, ItemHistory> byQuestion = new HashMap<>();
        List<Instant> reviewed = List.of();
        while (bytes.hasRemaining()) {
            byte[] text = new byte[bytes.getInt()];
            bytes.get(text);
            String name = new String(text, StandardCharsets.UTF_8).intern();
            long[] numbers = new long[bytes.getInt()];
            LongBuffer longs = bytes.asLongBuffer();
            longs.get(numbers);
            bytes.position(bytes.position() + Long.BYTES * numbers.length);
            if (name.equals(REVIEWED)) {
                reviewed = LongStream.of(numbers)
                        .mapToObj(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
                        .toList();
            } else {
                byQuestion.put(name, ItemHistory.ofPacked(numbers));
            }
        }
        return new PackedHistories(byQuestion, reviewed);
    }

    /** A text that is another one where answers would be compared with other questions, or by other rules. */
    static String edition(Course course) {
        String questions = course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream().map(question -> said(quiz, question)))
                .collect(Collectors.joining("\n"));
        return RULES + " " + HexFormat.of().formatHex(Sha256.of(questions));
    }

    private static String said(Quiz quiz, Question question) {
        return quiz.id() + "\t" + question.id() + "\t" + question.common().revision();
    }
}
