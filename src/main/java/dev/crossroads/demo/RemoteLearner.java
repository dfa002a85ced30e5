package dev.crossroads.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.web.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Does deeds now, by the JSON interface of a server, as the program of any learner would. */
final class RemoteLearner {
    private final RemoteVisitor visitor;
    private final String course;
    private final Forgetting forgetting;
    private final Map<String, JsonNode> attempts = new HashMap<>();

    /** Somebody who was not there before. */
    RemoteLearner(RemoteVisitor visitor, String course, Forgetting forgetting) {
        this.visitor = visitor;
        this.course = course;
        this.forgetting = forgetting;
    }

    /** The id that the server knows them by. */
    UUID id() {
        return UUID.fromString(visitor.get(Paths.API + "/me").get("id").textValue());
    }

    /** Joins a cohort. */
    void join(String code, String name) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("code", code).put("name", name);
        visitor.post(Paths.API + "/cohorts/join", body);
    }

    /** Does it; blocks until it is recorded. What an end of time made impossible is left out. */
    void perform(Deed deed) {
        switch (deed) {
            case Deed.Read read ->
                visitor.put(Paths.API + Paths.lesson(course, read.lesson()) + "/progress", sections(read));
            case Deed.Choose choose ->
                visitor.put(
                        Paths.API + Paths.recommendation(course) + "/answers/" + Paths.encoded(choose.question()),
                        JsonNodeFactory.instance.objectNode().put("option", choose.option()));
            case Deed.Start start -> start(start);
            case Deed.FollowUp said -> followUp(said);
            case Deed.Begin begin -> begin(begin.quiz());
            case Deed.Respond respond -> {
                asked(respond)
                        .ifPresent(question ->
                                visitor.put(question.at("/answer/href").textValue(), answer(respond, question)));
                forgetting.answered(respond, Instant.now());
            }
            case Deed.Review _ -> review();
            case Deed.HandIn handIn -> {
                JsonNode attempt = attempts.remove(handIn.quiz());
                if (attempt != null) {
                    visitor.post(
                            attempt.get("href").textValue() + "/submission", JsonNodeFactory.instance.objectNode());
                }
            }
        }
    }

    /** Answers all that is due; nothing where the server says that nothing is. */
    private void review() {
        JsonNode attempt;
        try {
            attempt = begin(Quiz.REVIEW);
        } catch (ServerRefusedException nothingDue) {
            if (nothingDue.isPassing()) {
                throw nothingDue;
            }
            return;
        }
        // Parts come after those that open them.
        List<JsonNode> open = new ArrayList<>();
        List<JsonNode> later = new ArrayList<>();
        attempt.get("questions").forEach(question -> (question.has("opensAfter") ? later : open).add(question));
        Stream.concat(open.stream(), later.stream()).forEach(question -> {
            Deed.Respond respond = forgetting.recall(question.get("id").textValue(), Duration.ZERO, Instant.now());
            visitor.put(question.at("/answer/href").textValue(), answer(respond, question));
        });
        attempts.remove(Quiz.REVIEW);
    }

    private void start(Deed.Start start) {
        String leader = visitor.get(Paths.API + Paths.recommendation(course))
                .at("/result/leader")
                .asText("other");
        visitor.put(
                Paths.API + Paths.recommendation(course) + "/start",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("language", start.otherwise().orElse(leader)));
    }

    /** Where somebody watches a class at many times its pace, two weeks are not over when it gets there. */
    private void followUp(Deed.FollowUp said) {
        JsonNode before = visitor.get(Paths.API + Paths.recommendation(course) + "/follow-up");
        boolean isDue = before.has("askedFrom")
                && !Instant.now().isBefore(Instant.parse(before.get("askedFrom").textValue()));
        if (isDue) {
            visitor.put(
                    Paths.API + Paths.recommendation(course) + "/going",
                    JsonNodeFactory.instance.objectNode().put("going", Word.of(said.going())));
        }
    }

    private static ObjectNode sections(Deed.Read read) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("sections").add(read.section());
        return body;
    }

    /** Begins an attempt, or goes on with the one in progress. */
    private JsonNode begin(String quiz) {
        JsonNode attempt =
                visitor.post(Paths.API + Paths.quiz(course, quiz) + "/attempts", JsonNodeFactory.instance.objectNode());
        attempts.put(quiz, attempt);
        return attempt;
    }

    /** Empty where the attempt does not ask the question. */
    private Optional<JsonNode> asked(Deed.Respond respond) {
        JsonNode known = attempts.get(respond.quiz());
        JsonNode attempt = known == null ? begin(respond.quiz()) : known;
        for (JsonNode question : attempt.get("questions")) {
            if (question.get("id").textValue().equals(respond.question())) {
                return Optional.of(question);
            }
        }
        return Optional.empty();
    }

    private static ObjectNode answer(Deed.Respond respond, JsonNode question) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("answer", respond.answer().toJson());
        respond.confidence().ifPresent(confidence -> body.put("confidence", Word.of(confidence)));
        Optional.ofNullable(question.get("shown")).ifPresent(shown -> body.set("shown", shown));
        return body;
    }
}
