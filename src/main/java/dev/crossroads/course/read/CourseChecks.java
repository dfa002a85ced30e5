package dev.crossroads.course.read;

import dev.crossroads.course.Lesson;
import dev.crossroads.course.Question;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.SectionRef;
import dev.crossroads.course.read.BookToml.NamedConcept;
import dev.crossroads.course.read.Findings.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks across the files of a course. */
final class CourseChecks {
    private final Findings findings;
    private final Map<String, Chapter> chapters;

    /** For the chapters of one course, by the id of their lesson. */
    CourseChecks(Findings findings, Map<String, Chapter> chapters) {
        this.findings = findings;
        this.chapters = chapters;
    }

    /** A question's id is its identity in all that learners did, so no two questions of a course may share one. */
    void checkQuestionIds(QuizFolder quizzes) {
        Map<String, Place> first = new HashMap<>();
        quizzes.readings().forEach((file, reading) -> {
            for (Mention question : reading.questions()) {
                Place place = new Place(file, question.line());
                Place earlier = first.putIfAbsent(question.name(), place);
                if (earlier != null && !earlier.file().equals(file)) {
                    findings.error(
                            place,
                            "The question id \"%s\" is used twice: first in %s at line %d. Give this question an id of its own."
                                    .formatted(question.name(), earlier.file(), earlier.line()));
                }
            }
        });
        Map<String, String> ids = new HashMap<>();
        for (String file : quizzes.readings().keySet()) {
            String other = ids.putIfAbsent(CourseAddresses.quizId(file), file);
            if (other != null) {
                findings.error(new Place(file, 0), "It has the same id as " + other + ". Rename one of them.");
            }
        }
    }

    /** Every concept that is used is defined, where the course defines any. */
    void checkConcepts(QuizFolder quizzes, Optional<List<NamedConcept>> defined) {
        if (defined.isEmpty()) {
            return;
        }
        Set<String> known = defined.get().stream().map(NamedConcept::id).collect(Collectors.toUnmodifiableSet());
        quizzes.readings().forEach((file, reading) -> {
            for (Mention concept : reading.concepts()) {
                if (!known.contains(concept.name())) {
                    findings.error(
                            new Place(file, concept.line()),
                            "The concept \"" + concept.name() + "\" is not defined. Define it in book.toml under "
                                    + "[crossroads.concepts], or correct its name.");
                }
            }
        });
    }

    /** Every concept that evidence is about is one of a question, and there are enough questions for each rule. */
    void checkEvidence(String file, QuestionnaireReader.Reading reading, QuizFolder quizzes) {
        List<Question.Common> questions = quizzes.readings().values().stream()
                .flatMap(quiz -> quiz.quiz().stream())
                .flatMap(quiz -> quiz.questions().stream())
                .map(Question::common)
                .toList();
        Set<String> tested = questions.stream()
                .flatMap(question -> question.concepts().stream())
                .collect(Collectors.toUnmodifiableSet());
        for (Mention concept : reading.concepts()) {
            if (!tested.contains(concept.name())) {
                findings.error(
                        new Place(file, concept.line()),
                        "No question tests the concept \"%s\". Name one that is tested, or leave it out."
                                .formatted(concept.name()));
            }
        }
        reading.questionnaire().ifPresent(questionnaire -> {
            for (Questionnaire.Evidence rule : questionnaire.evidence()) {
                long count = questions.stream()
                        .filter(question -> questionnaire
                                .evidenceOf(question)
                                .filter(rule::equals)
                                .isPresent())
                        .count();
                if (count < rule.minimum()) {
                    findings.error(
                            new Place(file, lineOf(rule.id(), reading)),
                            "The evidence \"%s\" can never count: it needs %d questions, and %d fit it. Lower its minimum, or write more questions."
                                    .formatted(rule.id(), rule.minimum(), count));
                }
            }
        });
    }

    private static int lineOf(String rule, QuestionnaireReader.Reading reading) {
        return reading.rules().stream()
                .filter(mention -> mention.name().equals(rule))
                .findFirst()
                .map(Mention::line)
                .orElse(0);
    }

    /** Every section that the questionnaire points at exists. */
    void checkQuestionnaire(String file, QuestionnaireReader.Reading reading) {
        for (QuestionnaireReader.SectionMention mention : reading.sections()) {
            missing(mention.section()).ifPresent(what -> findings.error(new Place(file, mention.line()), what));
        }
    }

    /** The section that teaches a concept; where there is none, that is noted. */
    Optional<SectionRef> sectionOf(NamedConcept concept) {
        String[] parts = concept.section().split("#", 2);
        String lesson = CourseAddresses.lessonId(CourseAddresses.decode(parts[0]));
        if (parts.length == 1 && chapters.containsKey(lesson)) {
            return Optional.of(new SectionRef(
                    lesson, chapters.get(lesson).sections().getFirst().id()));
        }
        SectionRef section = new SectionRef(lesson, parts.length == 1 ? "" : parts[1]);
        Optional<String> missing = missing(section);
        missing.ifPresent(what -> findings.error(concept.place(), what));
        return missing.isPresent() ? Optional.empty() : Optional.of(section);
    }

    private Optional<String> missing(SectionRef section) {
        Chapter chapter = chapters.get(section.lesson());
        if (chapter == null) {
            return Optional.of("There is no chapter \"" + section.lesson() + ".md\" in SUMMARY.md. Name a chapter that "
                    + "is listed, by its path below the folder of SUMMARY.md.");
        }
        List<String> ids = chapter.sections().stream().map(Lesson.Section::id).toList();
        return ids.contains(section.section())
                ? Optional.empty()
                : Optional.of("\"" + section.lesson() + ".md\" has no section \"" + section.section()
                        + "\". Name one of: " + String.join(", ", ids) + ".");
    }
}
