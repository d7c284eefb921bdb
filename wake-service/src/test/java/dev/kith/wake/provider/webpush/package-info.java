/// Tests against a mock push service that decrypts what it is sent.
@NullMarked
package dev.kith.wake.provider.webpush;

import org.jspecify.annotations.NullMarked;
