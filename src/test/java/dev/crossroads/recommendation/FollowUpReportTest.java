package dev.crossroads.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.event.LearnerEvent.Going;
import dev.crossroads.recommendation.FollowUpReport.Group;
import dev.crossroads.recommendation.FollowUpReport.Row;
import dev.crossroads.recommendation.FollowUpReport.Statement;
import dev.crossroads.recommendation.advisor.Verdict;
import dev.crossroads.statistics.Proportion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Outcomes of recommendations, counted from groups of learners, each with its size. */
class FollowUpReportTest {
    private static final Optional<Going> UNKNOWN = Optional.empty();

    private static Group decided(int confidence, String started, Optional<Going> going, int learners) {
        return new Group("rust", true, Optional.of(confidence), Optional.of(started), going, learners);
    }

    private static Group open(String started, Optional<Going> going, int learners) {
        return new Group("rust", false, Optional.of(55), Optional.of(started), going, learners);
    }

    @Test
    void whoFollowedIsCountedOfThoseWhoWereToldAndWhoWentOnOfThoseWhoWereAsked() {
        FollowUpReport report = FollowUpReport.of(
                100,
                80,
                List.of(
                        decided(95, "rust", Optional.of(Going.WELL), 10),
                        decided(95, "rust", Optional.of(Going.HARD), 4),
                        decided(70, "rust", Optional.of(Going.STOPPED), 3),
                        decided(70, "rust", UNKNOWN, 8),
                        decided(95, "go", Optional.of(Going.WELL), 2),
                        decided(95, "go", Optional.of(Going.SWITCHED), 5),
                        open("rust", Optional.of(Going.WELL), 6),
                        open("go", Optional.of(Going.STOPPED), 7),
                        open("go", UNKNOWN, 1)));

        assertThat(report.advised()).isEqualTo(100);
        assertThat(report.given()).isEqualTo(80);
        assertThat(report.said()).isEqualTo(46);
        assertThat(report.followed()).isEqualTo(new Proportion(25, 32));
        assertThat(report.keptGoing()).isEqualTo(new Proportion(14, 17));
        assertThat(report.otherKeptGoing()).isEqualTo(new Proportion(2, 7));
        assertThat(report.openStarted()).isEqualTo(new Proportion(6, 14));
        assertThat(report.openKeptGoing()).isEqualTo(new Proportion(6, 13));
    }

    @Test
    void whatThePageSaidIsFirmFromItsThresholdOn() {
        FollowUpReport report = FollowUpReport.of(
                9,
                9,
                List.of(
                        decided(Verdict.FIRM, "rust", Optional.of(Going.WELL), 1),
                        decided(Verdict.FIRM - 1, "rust", Optional.of(Going.SWITCHED), 2),
                        new Group("rust", true, Optional.empty(), Optional.of("go"), UNKNOWN, 4),
                        open("rust", UNKNOWN, 8)));

        assertThat(report.statements())
                .containsExactly(
                        new Row(Statement.FIRM, new Proportion(1, 1), new Proportion(1, 1)),
                        new Row(Statement.LESS_FIRM, new Proportion(2, 2), new Proportion(0, 2)),
                        new Row(Statement.LIMIT, new Proportion(0, 4), new Proportion(0, 0)),
                        new Row(Statement.OPEN, new Proportion(8, 8), new Proportion(0, 0)));
    }

    @Test
    void whoStartedWithSomethingElseFollowedNothing() {
        FollowUpReport report = FollowUpReport.of(
                3,
                3,
                List.of(
                        new Group("rust", true, Optional.of(95), Optional.empty(), Optional.of(Going.WELL), 2),
                        decided(95, "rust", UNKNOWN, 1)));

        assertThat(report.followed()).isEqualTo(new Proportion(1, 3));
        assertThat(report.keptGoing()).isEqualTo(new Proportion(0, 0));
        assertThat(report.otherKeptGoing()).isEqualTo(new Proportion(2, 2));
    }

    @Test
    void ofNobodyNothingIsKnown() {
        FollowUpReport report = FollowUpReport.of(0, 0, List.of());

        assertThat(report.said()).isZero();
        assertThat(report.followed()).isEqualTo(new Proportion(0, 0));
        assertThat(report.statements()).hasSize(Statement.values().length);
    }
}
