/// Firebase Cloud Messaging, HTTP v1.
@NullMarked
package dev.kith.wake.provider.fcm;

import org.jspecify.annotations.NullMarked;
