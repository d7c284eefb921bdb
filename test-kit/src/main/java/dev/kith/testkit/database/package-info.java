/// A real PostgreSQL for tests, without anything to install.
@NullMarked
package dev.kith.testkit.database;

import org.jspecify.annotations.NullMarked;
