package dev.crossroads;

import dev.crossroads.account.AccountDirectory;
import dev.crossroads.account.AccountFeature;
import dev.crossroads.account.Expected;
import dev.crossroads.account.TaughtAlone;
import dev.crossroads.cohort.CohortFeature;
import dev.crossroads.cohort.People;
import dev.crossroads.cohort.live.LiveViewer;
import dev.crossroads.cohort.live.Presence;
import dev.crossroads.digest.Recipients;
import dev.crossroads.operation.IdlePeople;
import dev.crossroads.recorder.IdleAccounts;
import dev.crossroads.recorder.IdleGuests;
import dev.crossroads.roster.PeopleList;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where features that don't know of each other meet: what cohorts and digests ask for, said by accounts. */
final class Joints {
    private Joints() {}

    static People people(AccountDirectory accounts) {
        return new People() {
            @Override
            public Map<UUID, String> names(List<UUID> learners) {
                return accounts.names(learners);
            }

            @Override
            public Optional<PeopleList.Address> address(String typed) {
                return AccountDirectory.address(typed)
                        .map(address -> new PeopleList.Address(address.key(), address.text()));
            }

            @Override
            public Map<String, UUID> owners(Collection<String> addresses) {
                return accounts.owners(addresses);
            }

            @Override
            public Optional<String> addressOf(UUID learner) {
                return accounts.addressKey(learner);
            }

            @Override
            public Optional<ResetLink> resetLink(UUID learner, UUID instructor) {
                return accounts.resets()
                        .byInstructor(learner, instructor)
                        .map(made -> new ResetLink(made.path(), made::store));
            }

            @Override
            public String instructorsQuery() {
                return AccountFeature.instructorsQuery();
            }

            @Override
            public Optional<UUID> instructor(String email) {
                return accounts.instructor(email);
            }
        };
    }

    static Recipients recipients(AccountDirectory accounts) {
        return learners -> accounts.reached(learners).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        reached -> new Recipients.Recipient(
                                reached.getValue().address(), reached.getValue().isInstructor())));
    }

    static Function<Collection<UUID>, Map<UUID, String>> addresses(AccountDirectory accounts) {
        return learners -> accounts.reached(learners).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, reached -> reached.getValue().address()));
    }

    static IdlePeople idlePeople(Pool pool, InstantSource clock) {
        IdleGuests guests = new IdleGuests(pool, FeatureParts.projections(), FeatureParts.learnerData());
        IdleAccounts accounts = new IdleAccounts(pool, FeatureParts.projections(), FeatureParts.learnerData(), clock);
        return new IdlePeople() {
            @Override
            public Found guests(Instant before) {
                IdleGuests.Found found = guests.count(before);
                return new Found(found.guests(), found.events(), found.retained());
            }

            @Override
            public long removeGuests(Instant before) {
                return guests.remove(before, (_, _) -> {});
            }

            @Override
            public Found accounts(Instant before) {
                IdleAccounts.Found found = accounts.count(before);
                return new Found(found.people(), found.events(), found.retained());
            }

            @Override
            public List<UUID> ownersIdle(Instant before) {
                return accounts.find(before);
            }

            @Override
            public List<UUID> removeAccounts(Collection<UUID> owners, Instant before) {
                return accounts.remove(owners, before);
            }
        };
    }

    static TaughtAlone taughtAlone(CohortFeature cohorts) {
        return new TaughtAlone() {
            @Override
            public List<Taught> by(UUID instructor) {
                return cohorts.taughtAlone(instructor).stream()
                        .map(taught ->
                                new Taught(taught.id().toString(), taught.title(), taught.href(), taught.members()))
                        .toList();
            }

            @Override
            public void handOver(RoutingContext context, String email) {
                cohorts.handOver(context, email);
            }
        };
    }

    static Expected expected(CohortFeature cohorts) {
        return (path, texts) -> cohorts.invitee(path)
                .map(invitee -> new Expected.Person(
                        invitee.email(),
                        invitee.name(),
                        texts.say(
                                "cohort.invitation.expected",
                                Map.of("title", invitee.title(), "email", invitee.email()))));
    }

    static Presence presence(AccountDirectory accounts) {
        return new Presence() {
            @Override
            public Optional<String> session(RoutingContext context) {
                return accounts.session(context);
            }

            @Override
            public Set<LiveViewer> present(Collection<LiveViewer> viewers) {
                Set<String> open = accounts.present(
                        viewers.stream().map(LiveViewer::session).toList());
                return viewers.stream()
                        .filter(viewer -> open.contains(viewer.session()))
                        .collect(Collectors.toSet());
            }
        };
    }
}
