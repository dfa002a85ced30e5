package dev.crossroads.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many ask at the same moment; each gets their own answer, in few statements. */
class GatheredTest {
    private final List<List<Integer>> sent = new ArrayList<>();
    private final List<Promise<Map<Integer, String>>> answers = new ArrayList<>();
    private final Gathered<Integer, String> gathered = new Gathered<>(keys -> {
        sent.add(keys);
        answers.add(Promise.promise());
        return answers.getLast().future();
    });

    @Test
    void whoAsksAloneIsServedAtOnceAndWhoComesMeanwhileGoesAlongWithTheNext() {
        Future<Optional<String>> first = gathered.ask(1);
        Future<Optional<String>> second = gathered.ask(2);
        Future<Optional<String>> third = gathered.ask(3);
        assertThat(sent).containsExactly(List.of(1));

        answers.get(0).complete(Map.of(1, "one"));
        assertThat(sent).containsExactly(List.of(1), List.of(2, 3));
        answers.get(1).complete(Map.of(2, "two"));

        assertThat(first.result()).contains("one");
        assertThat(second.result()).contains("two");
        assertThat(third.result()).isEmpty();
    }

    @Test
    void whoAsksForTheSameAfterAStatementWasSentSeesWhatWasCommittedMeanwhile() {
        Future<Optional<String>> before = gathered.ask(1);
        Future<Optional<String>> after = gathered.ask(1);

        answers.get(0).complete(Map.of(1, "old"));
        answers.get(1).complete(Map.of(1, "new"));

        assertThat(before.result()).contains("old");
        assertThat(after.result()).contains("new");
    }

    @Test
    void askedForByTwoDevicesItIsInTheStatementOnceAndBothAreAnswered() {
        gathered.ask(1);
        Future<Optional<String>> one = gathered.ask(2);
        Future<Optional<String>> other = gathered.ask(2);

        answers.get(0).complete(Map.of());
        assertThat(sent.getLast()).containsExactly(2);
        answers.get(1).complete(Map.of(2, "two"));

        assertThat(one.result()).contains("two");
        assertThat(other.result()).contains("two");
    }

    @Test
    void inAFloodASecondStatementGoesBesideTheFirstAndNoThird() {
        gathered.ask(0);
        IntStream.range(1, 100).forEach(gathered::ask);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).hasSizeGreaterThan(10);
        answers.get(1).complete(Map.of());
        assertThat(sent).hasSize(3);
        assertThat(sent.get(1).size() + sent.get(2).size()).isEqualTo(99);
    }

    @Test
    void noStatementAsksForMoreThanFiveHundredAndNobodyIsLeftOut() {
        List<Future<Optional<String>>> asked =
                IntStream.range(0, 2_000).mapToObj(gathered::ask).toList();
        for (int i = 0; i < answers.size(); i++) {
            answers.get(i)
                    .complete(sent.get(i).stream().collect(Collectors.toMap(Function.identity(), key -> "" + key)));
        }

        assertThat(sent).hasSizeLessThan(10).allMatch(keys -> keys.size() <= 500);
        for (int key = 0; key < asked.size(); key++) {
            assertThat(asked.get(key).result()).contains("" + key);
        }
    }

    @Test
    void whatCannotBeReadOfOneFailsThatOneAlone() {
        Promise<Void> first = Promise.promise();
        Function<List<Integer>, Future<Map<Integer, String>>> reading = keys -> Future.succeededFuture(keys)
                .map(all -> all.stream().collect(Collectors.toMap(Function.identity(), key -> {
                    if (key == 13) {
                        throw new IllegalStateException("This row can't be read.");
                    }
                    return "row " + key;
                })));
        Gathered<Integer, String> rows =
                new Gathered<>(keys -> keys.contains(0) ? first.future().map(Map.of()) : reading.apply(keys));
        rows.ask(0);
        List<Future<Optional<String>>> asked =
                IntStream.range(10, 20).mapToObj(rows::ask).toList();

        first.complete();

        for (int key = 10; key < 20; key++) {
            Future<Optional<String>> one = asked.get(key - 10);
            if (key == 13) {
                assertThat(one.cause()).hasMessage("This row can't be read.");
            } else {
                assertThat(one.result()).contains("row " + key);
            }
        }
    }

    @Test
    void aMistakeInAStatementFailsWhoAskedAndTheNextAreServed() {
        Gathered<Integer, String> strict = new Gathered<>(keys -> {
            if (keys.contains(13)) {
                throw new IllegalArgumentException("Not this one.");
            }
            return Future.succeededFuture(Map.of(1, "one"));
        });

        assertThat(strict.ask(13).cause()).hasMessage("Not this one.");
        assertThat(strict.ask(1).result()).contains("one");
    }

    @Test
    void aDatabaseThatIsAwayIsAskedOnceForAllAndNotInParts() {
        gathered.ask(0);
        List<Future<Optional<String>>> asked =
                IntStream.range(1, 9).mapToObj(gathered::ask).toList();
        answers.get(0).complete(Map.of());

        answers.get(1).fail(new VertxException("Connection refused"));

        assertThat(sent).hasSize(2);
        assertThat(asked).allMatch(one -> one.cause() instanceof VertxException);
        gathered.ask(1);
        answers.get(2).complete(Map.of(1, "it is back"));
        assertThat(sent).hasSize(3);
    }

    @Test
    void whoHasWaitedFiveSecondsForASlowDatabaseIsToldSoAndWhoCameLaterIsServed() {
        AtomicLong now = new AtomicLong();
        Gathered<Integer, String> slow = new Gathered<>(
                keys -> {
                    sent.add(keys);
                    answers.add(Promise.promise());
                    return answers.getLast().future();
                },
                now::get);
        slow.ask(1);
        Future<Optional<String>> early = slow.ask(2);
        now.addAndGet(Duration.ofSeconds(4).toNanos());
        Future<Optional<String>> later = slow.ask(3);
        now.addAndGet(Duration.ofSeconds(2).toNanos());

        answers.get(0).fail(new VertxException("It took too long."));
        answers.get(1).complete(Map.of(3, "three"));

        assertThat(early.cause()).isInstanceOf(TimeoutException.class);
        assertThat(later.result()).contains("three");
        assertThat(sent).containsExactly(List.of(1), List.of(3));
    }

    @Test
    void whoAsksOnAnEventLoopIsAnsweredThere() {
        Vertx vertx = Vertx.vertx();
        try {
            Context loop = vertx.getOrCreateContext();
            CompletableFuture<Context> answeredOn = new CompletableFuture<>();
            CompletableFuture<Void> asked = new CompletableFuture<>();
            loop.runOnContext(_ -> {
                gathered.ask(1).onComplete(_ -> answeredOn.complete(Vertx.currentContext()));
                asked.complete(null);
            });
            asked.join();

            answers.get(0).complete(Map.of());

            assertThat(answeredOn.join()).isSameAs(loop);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
