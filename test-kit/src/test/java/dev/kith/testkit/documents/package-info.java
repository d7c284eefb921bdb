/// Tests of the project's own documents.
@NullMarked
package dev.kith.testkit.documents;

import org.jspecify.annotations.NullMarked;
