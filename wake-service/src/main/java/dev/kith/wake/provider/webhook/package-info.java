/// Webhooks, signed as Standard Webhooks wants it.
@NullMarked
package dev.kith.wake.provider.webhook;

import org.jspecify.annotations.NullMarked;
