@NullMarked
package dev.kith.client.command;

import org.jspecify.annotations.NullMarked;
