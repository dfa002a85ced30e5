package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.event.LearnerEvent.Going;
import dev.crossroads.recommendation.FollowUp.Report;
import dev.crossroads.recommendation.FollowUp.Start;
import dev.crossroads.recommendation.StartForm.Choice;
import dev.crossroads.recommendation.StartForm.Started;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeOrderedIds;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes what is asked after a recommendation from what is known. */
final class FollowUpPages {
    private FollowUpPages() {}

    /** Which language they started with. */
    static StartForm start(Course course, Questionnaire questionnaire, FollowUp followUp, Texts texts) {
        Optional<Start> said = followUp.start();
        Stream<Choice> alternatives = questionnaire.alternatives().stream()
                .map(alternative -> new Choice(
                        alternative.id(),
                        alternative.name(),
                        said.flatMap(Start::language)
                                .filter(alternative.id()::equals)
                                .isPresent()));
        Choice other = new Choice(
                FollowUps.OTHER,
                texts.say("recommendation.start.something-else"),
                said.filter(start -> start.language().isEmpty()).isPresent());
        return new StartForm(
                "start-" + course.id(),
                Paths.recommendation(course.id()) + "/start",
                TimeOrderedIds.next().toString(),
                Stream.concat(alternatives, Stream.of(other)).toList(),
                said.map(start -> started(questionnaire, start, texts)));
    }

    /**
     * The questions on the learner's own page: how it is going once it is time, and the start where it was never given.
     */
    static FollowUpPart part(Chrome chrome, Courses courses, Map<String, FollowUp> byCourse, Instant now) {
        return new FollowUpPart(
                chrome,
                courses.all().stream()
                        .flatMap(course -> course
                                .questionnaire()
                                .flatMap(questionnaire -> asked(
                                        course,
                                        questionnaire,
                                        byCourse.getOrDefault(course.id(), FollowUp.NONE),
                                        now,
                                        chrome.texts()))
                                .stream())
                        .toList());
    }

    private static Optional<FollowUpPart.Course> asked(
            Course course, Questionnaire questionnaire, FollowUp followUp, Instant now, Texts texts) {
        if (!followUp.isDue(now) && !followUp.isStartOverdue(now)) {
            return Optional.empty();
        }
        return Optional.of(new FollowUpPart.Course(
                course.id(),
                course.language(),
                course.title(),
                Paths.recommendation(course.id()),
                followUp.start().isPresent()
                        ? Optional.empty()
                        : Optional.of(start(course, questionnaire, followUp, texts)),
                followUp.start().map(start -> going(course, questionnaire, start, followUp.report(), texts))));
    }

    private static FollowUpPart.Going going(
            Course course, Questionnaire questionnaire, Start start, Optional<Report> report, Texts texts) {
        return new FollowUpPart.Going(
                Paths.recommendation(course.id()) + "/going",
                TimeOrderedIds.next().toString(),
                started(questionnaire, start, texts),
                Arrays.stream(Going.values())
                        .map(going -> new FollowUpPart.Choice(
                                FollowUps.text(going),
                                key(going),
                                report.filter(said -> said.going() == going).isPresent()))
                        .toList(),
                start.language()
                        .map(language -> steps(questionnaire, language, report))
                        .orElse(List.of()),
                report.map(said -> texts.date(said.at())));
    }

    private static List<FollowUpPart.Place> steps(
            Questionnaire questionnaire, String language, Optional<Report> report) {
        int last = questionnaire.alternatives().stream()
                .filter(alternative -> alternative.id().equals(language))
                .mapToInt(Alternative::path)
                .findFirst()
                .orElse(0);
        return last == 0
                ? List.of()
                : IntStream.rangeClosed(0, last)
                        .mapToObj(step -> new FollowUpPart.Place(
                                step,
                                report.flatMap(Report::step)
                                        .filter(said -> said == step)
                                        .isPresent()))
                        .toList();
    }

    private static Started started(Questionnaire questionnaire, Start start, Texts texts) {
        return new Started(start.language().map(language -> name(questionnaire, language)), texts.date(start.at()));
    }

    /** The name of an alternative; its id where the questionnaire has it no more. */
    static String name(Questionnaire questionnaire, String language) {
        return questionnaire.alternatives().stream()
                .filter(alternative -> alternative.id().equals(language))
                .map(Alternative::name)
                .findFirst()
                .orElse(language);
    }

    private static String key(Going going) {
        return switch (going) {
            case WELL -> "recommendation.going.well";
            case HARD -> "recommendation.going.hard";
            case STOPPED -> "recommendation.going.stopped";
            case SWITCHED -> "recommendation.going.switched";
        };
    }
}
