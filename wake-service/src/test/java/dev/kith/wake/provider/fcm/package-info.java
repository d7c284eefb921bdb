/// Tests against a mock of Google's services.
@NullMarked
package dev.kith.wake.provider.fcm;

import org.jspecify.annotations.NullMarked;
