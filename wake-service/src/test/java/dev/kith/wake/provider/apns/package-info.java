/// Tests against the mock server of Pushy, and a server that fails.
@NullMarked
package dev.kith.wake.provider.apns;

import org.jspecify.annotations.NullMarked;
