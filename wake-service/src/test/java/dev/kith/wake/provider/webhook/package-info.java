/// Tests against a webhook over TLS.
@NullMarked
package dev.kith.wake.provider.webhook;

import org.jspecify.annotations.NullMarked;
