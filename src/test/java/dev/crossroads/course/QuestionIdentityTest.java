package dev.crossroads.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Question.MultipleChoice;
import dev.crossroads.course.Question.Option;
import dev.crossroads.course.read.QuizReader;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuestionIdentityTest {
    private static final String QUESTION = """
            [[questions]]
            id = "own"
            type = "MultipleChoice"
            prompt.prompt = "Who owns it?"
            prompt.distractors = ["Nobody", { text = "Everybody", why = "no" }]
            answer.answer = "One"
            hints = ["Count"]
            context = "Because"
            """;

    @Test
    void anOptionKeepsItsIdWhereverItStands() {
        MultipleChoice before = read(QUESTION);
        MultipleChoice after = read(QUESTION.replace(
                "[\"Nobody\", { text = \"Everybody\", why = \"no\" }]", "[\"Everybody\", \"Half\", \" Nobody \"]"));

        assertThat(ids(after)).containsAll(ids(before)).hasSize(4);
    }

    @Test
    void theIdAndPlaceOfAnOptionSayNothingAboutWhichIsRight() {
        MultipleChoice before = read(QUESTION);
        MultipleChoice swapped = read(QUESTION.replace("\"Nobody\"", "\"X\"")
                .replace("\"One\"", "\"Nobody\"")
                .replace("\"X\"", "\"One\""));

        assertThat(swapped.options())
                .extracting(Option::id)
                .isEqualTo(before.options().stream().map(Option::id).toList());
        assertThat(swapped.correct()).isNotEqualTo(before.correct());
        assertThat(before.options()).isSortedAccordingTo(Comparator.comparing(Option::id));
    }

    @Test
    void theSameTextInAnotherQuestionHasAnotherId() {
        assertThat(ids(read(QUESTION)))
                .doesNotContainAnyElementsOf(ids(read(QUESTION.replace("\"own\"", "\"other\""))));
    }

    @Test
    void theRevisionIsShortAndTheSameForTheSameContent() {
        assertThat(revision(QUESTION))
                .matches("[0-9a-f]{16}")
                .isEqualTo(revision(QUESTION))
                .isEqualTo(revision(QUESTION.replace("Who owns it?", "Who owns it? ")))
                .isEqualTo(revision(QUESTION.replace(
                        "[\"Nobody\", { text = \"Everybody\", why = \"no\" }]",
                        "[{ text = \"Everybody\", why = \"no\" }, \"Nobody\"]")));
    }

    @Test
    void theRevisionChangesWithWhatIsAskedAndWhatIsRight() {
        assertThat(Set.of(
                        revision(QUESTION),
                        revision(QUESTION.replace("Who owns it?", "Who has it?")),
                        revision(QUESTION.replace("\"Nobody\"", "\"None\"")),
                        revision(QUESTION.replace("\"One\"", "[\"One\"]")),
                        revision(QUESTION.replace("Count", "Count again")),
                        revision(QUESTION + "points = 2\n")))
                .hasSize(6);
    }

    @Test
    void theRevisionOutlivesABetterExplanation() {
        assertThat(revision(QUESTION.replace("Because", "Since").replace("why = \"no\"", "why = \"not so\"")))
                .isEqualTo(revision(QUESTION));
    }

    @Test
    void theRevisionOutlivesHowAnswersAreRead() {
        String typed = """
                [[questions]]
                id = "typed"
                type = "ShortAnswer"
                prompt.prompt = "Which pointer?"
                answer.answer = "Straße"
                answer.alternatives = ["`weak`"]
                """;
        Question question = QuizReader.read("quiz", "q.toml", typed)
                .quiz()
                .orElseThrow()
                .questions()
                .getFirst();

        // As the release before texts were read without what keyboards add to them had it.
        assertThat(question.common().revision()).isEqualTo("7e1ab5415cb1aeee");
    }

    @Test
    void aQuestionWithoutAnIdGetsOneFromItsQuizAndWhatLearnersSeeOfIt() {
        String unnamed = QUESTION.replace("id = \"own\"\n", "");

        assertThat(read(unnamed).id())
                .matches("q-[0-9a-f]{12}")
                .isEqualTo(read(unnamed).id());
        assertThat(read(unnamed.replace("One", "Two")).id())
                .isNotEqualTo(read(unnamed).id());
        assertThat(read("other", unnamed).id()).isNotEqualTo(read(unnamed).id());
    }

    @Test
    void aCorrectedKeyLeavesAQuestionWithoutAnIdItsName() {
        String unnamed = QUESTION.replace("id = \"own\"\n", "");
        String corrected = unnamed.replace("\"Nobody\"", "\"X\"")
                .replace("\"One\"", "\"Nobody\"")
                .replace("\"X\"", "\"One\"");

        assertThat(read(corrected).id()).isEqualTo(read(unnamed).id());
        assertThat(ids(read(corrected))).isEqualTo(ids(read(unnamed)));
        assertThat(revision(corrected)).isNotEqualTo(revision(unnamed));
    }

    @Test
    void questionsOfWhichLearnersSeeTheSameAreToldApartByTheirOrder() {
        String unnamed = QUESTION.replace("id = \"own\"\n", "");
        List<Question> twins = QuizReader.read(
                        "quiz", "q.toml", unnamed + unnamed.replace("Count", "Guess") + unnamed.replace("Count", "Try"))
                .quiz()
                .orElseThrow()
                .questions();

        String name = read(unnamed).id();
        assertThat(twins).extracting(Question::id).containsExactly(name, name + "-2", name + "-3");
    }

    @Test
    void whatAQuestionWithoutAnIdWasCalledIsKeptForWhatIsRecordedUnderIt() {
        MultipleChoice unnamed = read(QUESTION.replace("id = \"own\"\n", ""));

        Question.Former former = unnamed.common().former().orElseThrow();
        assertThat(former.id()).isEqualTo("q-b1030cf445c0");
        assertThat(former.options()).hasSize(3).containsKeys("o1f307b26e", "o5e10528cb");
        assertThat(former.options().values()).containsExactlyInAnyOrderElementsOf(ids(unnamed));
        assertThat(read(QUESTION).common().former()).isEmpty();
    }

    private static Set<String> ids(MultipleChoice choice) {
        return choice.options().stream().map(Option::id).collect(Collectors.toSet());
    }

    private static String revision(String toml) {
        return read(toml).common().revision();
    }

    private static MultipleChoice read(String toml) {
        return read("quiz", toml);
    }

    private static MultipleChoice read(String quiz, String toml) {
        return (MultipleChoice) QuizReader.read(quiz, "q.toml", toml)
                .quiz()
                .orElseThrow()
                .questions()
                .getFirst();
    }
}
