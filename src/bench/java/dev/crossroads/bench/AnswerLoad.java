package dev.crossroads.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Answers to the questions of the course's longest quiz: each run has new learners, each with a cookie and an attempt
 * of their own, who all answer the first question, then all the second, so that nobody is asked for two answers at
 * once.
 */
final class AnswerLoad implements Load {
    private static final int FIRST_GUESS = 20_000;
    private static final int LEAST = 5_000;

    /** So many times what the last run took is prepared for the next. */
    private static final double SPARE = 1.7;

    private final Stage stage;
    private final Wrk wrk;
    private final UUID model;
    private final UUID attempt;
    private final List<Answer> answers = new ArrayList<>();
    private int perSecond = FIRST_GUESS;
    private boolean isEmptied;

    private record Answer(String question, String body) {}

    /** A load of so many requests at a time. */
    AnswerLoad(Stage stage, int connections) {
        this.stage = stage;
        wrk = stage.wrk(connections);
        Visit visit = stage.visit();
        JsonNode quiz = longestQuiz(visit);
        JsonNode begun = visit.post(quiz.get("attempts").get("href").asText(), "{}");
        for (JsonNode question : Stage.answerable(begun)) {
            answers.add(new Answer(question.get("id").asText(), "{\"answer\":" + Stage.someAnswer(question) + "}"));
        }
        model = visit.learner();
        attempt = UUID.fromString(begun.get("id").asText());
    }

    private JsonNode longestQuiz(Visit visit) {
        return StreamSupport.stream(stage.course().get("quizzes").spliterator(), false)
                .map(entry -> visit.json(entry.get("href").asText()))
                .max(Comparator.comparingInt(quiz -> quiz.get("questions").size()))
                .orElseThrow();
    }

    /** From now on the learners of earlier runs are gone when a run begins, and so is the log. */
    AnswerLoad onAnEmptyLog() {
        isEmptied = true;
        return this;
    }

    @Override
    public Measurement run(Duration time) {
        return run(time, () -> {});
    }

    /** The same, and does something once everything is prepared. */
    Measurement run(Duration time, Runnable prepared) {
        while (true) {
            if (isEmptied) {
                new Learners(stage.database()).keepOnly(model);
            }
            try (RequestFiles requests = prepare(perSecond * time.toSeconds())) {
                prepared.run();
                Optional<Measurement> measured = wrk.measure(requests, time);
                perSecond = measured.map(it -> Math.max(LEAST, (int) (it.rate() * SPARE)))
                        .orElse(perSecond * 2);
                if (measured.isPresent()) {
                    return measured.get();
                }
            }
        }
    }

    private RequestFiles prepare(long count) {
        Learners learners = new Learners(stage.database());
        // An even number, so that a learner's answers are all sent by one thread of two.
        int classSize = (int) (count / answers.size() / 2 + 1) * 2;
        URI target = stage.server().address();
        List<UUID> everybody = learners.copy(model, classSize);
        List<String> cookies = everybody.stream().map(learners::cookie).toList();
        List<String> attempts = everybody.stream()
                .map(learner -> Learners.attemptOf(learner, attempt).toString())
                .toList();
        Iterator<String> requests = answers.stream()
                .flatMap(answer -> IntStream.range(0, classSize)
                        .mapToObj(i -> RequestFiles.put(
                                target,
                                "/api/v1/attempts/" + attempts.get(i) + "/answers/" + answer.question(),
                                answer.body(),
                                "Cookie",
                                cookies.get(i),
                                "Idempotency-Key",
                                randomId().toString())))
                .iterator();
        return RequestFiles.once(stage.folder(), requests);
    }

    /** Version 4, of a generator that is fast and not secret. */
    private static UUID randomId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }
}
