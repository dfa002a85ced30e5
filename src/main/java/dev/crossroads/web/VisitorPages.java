package dev.crossroads.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Pages as their visitors were sent them, sent again as long as nothing changed that they tell of: then a page costs no
 * query and no rendering. Whatever changes is to be told to {@link #forget} or {@link #changedForAll} before whoever
 * caused it is answered, so that nobody is shown what was before. A page is found by the very address it was kept
 * under, so routes that keep none never send one. Safe for use by many threads; nothing here waits.
 */
public final class VisitorPages implements Handler<RoutingContext> {
    /** A share of what the JVM may take, so that nothing else goes short on a small machine. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 16;

    /** Memory of an entry beside the page's text. */
    private static final int ENTRY_BYTES = 512;

    /**
     * The age a page may have when changes are not announced, such as an item overdue since midnight, and what other
     * programs do on the same database.
     */
    private static final Duration AGE = Duration.ofMinutes(5);

    /** Learners share counters: where one of a few thousand changes, few other pages are evicted. */
    private static final int COUNTERS = 1 << 14;

    private static final String BEFORE = VisitorPages.class.getName();

    private final Supplier<Future<Boolean>> areAllHeard;
    private final Function<Optional<UUID>, Future<Void>> tellOthers;
    private final InstantSource clock;
    private final AtomicLongArray changes = new AtomicLongArray(COUNTERS);
    private final AtomicLong changesOfAll = new AtomicLong();
    private final Cache<Place, Sent> sent = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Place place, Sent sent) ->
                    sent.page().bytes() + place.address().length() + ENTRY_BYTES)
            .build();

    /**
     * Where a page is found. What a visit calls its address is where its visitor is sent back to, which is not always
     * where they are.
     *
     * @param address the target of the request as it was sent
     */
    private record Place(Visitor visitor, String address) {
        static Place of(Visitor visitor, RoutingContext context) {
            return new Place(visitor, context.request().uri());
        }
    }

    /** The counts of changes, of a learner and of everybody, at a moment. */
    private record Count(long own, long all) {}

    /** A page that was sent, and how long it is right. */
    private record Sent(VisitorPage page, Count before, Instant until) {}

    /**
     * Pages of this node.
     *
     * @param areAllHeard completes with whether every change that was acknowledged before is told here by now; else
     *     nothing that is known counts. It never fails.
     * @param tellOthers tells other nodes that a learner's pages changed, or everybody's
     */
    public VisitorPages(
            Supplier<Future<Boolean>> areAllHeard,
            Function<Optional<UUID>, Future<Void>> tellOthers,
            InstantSource clock) {
        this.areAllHeard = areAllHeard;
        this.tellOthers = tellOthers;
        this.clock = clock;
    }

    /** Something of a learner changed, and whoever changed it, here or on another node, tells all nodes. */
    public void hear(UUID learner) {
        changes.incrementAndGet(counterOf(learner));
    }

    /**
     * Something of a learner changed that only their pages tell of. Waits until other nodes know: for virtual threads.
     */
    public void forget(UUID learner) {
        hear(learner);
        Future<Void> told = tellOthers.apply(Optional.of(learner));
        if (!told.isComplete()) {
            told.await();
        }
    }

    /** Something changed that may be on anybody's pages of this node. */
    public void forgetAll() {
        changesOfAll.incrementAndGet();
    }

    /** Something changed that may be on anybody's pages. Done when all nodes know. */
    public Future<Void> changedForAll() {
        forgetAll();
        return tellOthers.apply(Optional.empty());
    }

    /**
     * Sends the page that this visitor, who came before, asks for, where it is known; else notes the moment before it
     * is made, and hands on.
     */
    @Override
    public void handle(RoutingContext context) {
        Visitor visitor = context.request().method() == HttpMethod.GET ? Visitor.orNull(context) : null;
        if (visitor == null) {
            context.next();
        } else if (!isKnown(context, visitor)) {
            context.put(BEFORE, count(visitor.learner()));
            context.next();
        } else {
            Future<Boolean> heard = areAllHeard.get();
            if (heard.isComplete()) {
                sendOrGoOn(context, visitor, heard.result());
            } else if (Thread.currentThread().isVirtual()) {
                sendOrGoOn(context, visitor, heard.await());
            } else {
                Context loop = Vertx.currentContext();
                heard.onComplete(answer -> loop.runOnContext(_ -> sendOrGoOn(context, visitor, answer.result())));
            }
        }
    }

    private boolean isKnown(RoutingContext context, Visitor visitor) {
        return known(context, visitor, count(visitor.learner())).isPresent();
    }

    private Optional<VisitorPage> known(RoutingContext context, Visitor visitor, Count now) {
        return Optional.ofNullable(sent.getIfPresent(Place.of(visitor, context)))
                .filter(found -> found.before().equals(now) && clock.instant().isBefore(found.until()))
                .map(Sent::page);
    }

    private void sendOrGoOn(RoutingContext context, Visitor visitor, boolean areHeard) {
        if (context.response().closed()) {
            return;
        }
        Count now = count(visitor.learner());
        Optional<VisitorPage> page = areHeard ? known(context, visitor, now) : Optional.empty();
        if (page.isEmpty()) {
            context.put(BEFORE, now);
            context.next();
            return;
        }
        try {
            page.get().send(context);
        } catch (RuntimeException broken) {
            context.fail(broken);
        }
    }

    /**
     * Sends a page that looks the same to many and keeps it for when this visitor asks for it again.
     *
     * @param values what fills its slots
     * @param until when it is no longer right though nothing was told; five minutes from now is the latest
     */
    public void send(RoutingContext context, RenderedPage page, Map<Slot, String> values, Instant until) {
        send(context, VisitorPage.Shared.of(page, values), until);
    }

    /** The same of a page that is the visitor's own, and that no browser is to keep. */
    public void sendPersonal(RoutingContext context, String html, Instant until) {
        send(context, VisitorPage.Personal.of(html), until);
    }

    private void send(RoutingContext context, VisitorPage page, Instant until) {
        Instant now = clock.instant();
        if (context.get(BEFORE) instanceof Count before && now.isBefore(until)) {
            Instant latest = now.plus(AGE);
            sent.put(
                    Place.of(Visitor.of(context), context),
                    new Sent(page, before, until.isBefore(latest) ? until : latest));
        }
        page.send(context);
    }

    private Count count(UUID learner) {
        return new Count(changes.get(counterOf(learner)), changesOfAll.get());
    }

    private static int counterOf(UUID learner) {
        return learner.hashCode() & (COUNTERS - 1);
    }
}
