package dev.crossroads.web;

import java.util.List;

/**
 * The parts of the server, handed in by {@code App}. Everything here is shared by all instances of the verticle and
 * must be safe for use by many threads.
 *
 * @param open what is the same for everybody and needs no visitor: static files, health, metrics, the API's description
 * @param visitors says of every request who is asking
 * @param visitorPages pages that are sent again
 * @param features what needs to know who is asking
 * @param errorPages how a problem looks to a person
 * @param signInPages asks who is not signed in any more to sign in
 * @param translators which problems the features' exceptions are, asked in this order
 * @param protection what keeps strangers from taking more than is theirs
 * @param stopping whether all this is about to end
 * @param traces told of every request
 */
public record WebParts(
        List<Routes> open,
        Visitors visitors,
        VisitorPages visitorPages,
        List<Routes> features,
        ErrorPages errorPages,
        SignInPages signInPages,
        List<ProblemTranslator> translators,
        Protection protection,
        Stopping stopping,
        Traces traces) {

    /** Copies the lists. */
    public WebParts {
        open = List.copyOf(open);
        features = List.copyOf(features);
        translators = List.copyOf(translators);
    }
}
