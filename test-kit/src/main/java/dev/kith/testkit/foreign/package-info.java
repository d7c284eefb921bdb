/// Programs in the languages of others: how tests run them, and with which packages.
@NullMarked
package dev.kith.testkit.foreign;

import org.jspecify.annotations.NullMarked;
