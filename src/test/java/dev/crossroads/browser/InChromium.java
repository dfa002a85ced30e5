package dev.crossroads.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Tests in a real browser. Where there is none they are left out, and one line says so; where a browser is required
 * they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InChromium.Condition.class)
@interface InChromium {

    /** Looks for the browser before a class of tests starts. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Chromium.lacking()
                    .map(reason -> leftOut(context, reason))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("A browser is here"));
        }

        private static ConditionEvaluationResult leftOut(ExtensionContext context, String reason) {
            if (Chromium.isRequired()) {
                throw new ExtensionConfigurationException(
                        Chromium.REQUIRE + " is true, but the browser tests can't run: " + reason);
            }
            context.getRoot().getStore(Namespace.create(Condition.class)).getOrComputeIfAbsent(reason, said -> {
                System.out.println("Browser tests are skipped: " + said);
                return true;
            });
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
