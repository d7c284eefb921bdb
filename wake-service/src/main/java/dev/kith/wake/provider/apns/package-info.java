/// The Apple Push Notification service.
@NullMarked
package dev.kith.wake.provider.apns;

import org.jspecify.annotations.NullMarked;
