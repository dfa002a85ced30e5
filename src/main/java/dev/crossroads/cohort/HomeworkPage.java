package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import dev.crossroads.web.Message;
import java.util.List;
import java.util.Optional;

/**
 * A warm-up that was given as homework: {@code cohort/homework}.
 *
 * @param due its day in words
 * @param made when and by whom, in words
 * @param takenBack when it was taken back, in words; empty where it is asked for
 * @param done how many of how many members handed it in, in words
 * @param gone how many questions the course has no more, in words; may be empty
 * @param anonymous whether nobody is told of alone
 * @param members those on this page, who has not done it first
 * @param pages none where all are on one
 * @param wall where its questions stand one by one; empty where the course has none of them
 * @param removal where it is taken back; empty where it is
 */
public record HomeworkPage(
        Chrome chrome,
        CohortHead head,
        String due,
        String made,
        Optional<String> takenBack,
        String done,
        String gone,
        boolean anonymous,
        List<Asked> questions,
        List<Member> members,
        List<OverviewPage.Choice> pages,
        Optional<String> wall,
        Optional<String> removal) {

    /**
     * A question.
     *
     * @param question what it asks, and where its statistics are
     * @param answered how, in words; empty where nobody answered it
     */
    public record Asked(Link question, Optional<Message> answered) {}

    /**
     * A member.
     *
     * @param state how far they are, in words
     * @param when they handed it in; may be empty
     */
    public record Member(Link member, boolean done, String state, String when) {}
}
