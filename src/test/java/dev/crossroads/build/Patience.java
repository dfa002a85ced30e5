package dev.crossroads.build;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every test wait a minute for a condition: Awaitility's ten seconds are too few on a busy machine. A test that
 * passes takes no longer for it.
 */
public final class Patience implements BeforeAllCallback {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
