package dev.kith.servicekit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.servicekit.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

  @Test
  void aCursorComesBackFromItsToken() {
    Cursor cursor = new Cursor("1700000000:ü/key");

    assertThat(Cursor.ofToken(cursor.token())).contains(cursor);
    assertThat(cursor.token()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "a b", "_w", "/w=="})
  void nothingElseIsACursor(String token) {
    assertThat(Cursor.ofToken(token)).isEmpty();
  }

  @Test
  void aTokenBeyondTheLongestIsNoCursor() {
    assertThat(Cursor.ofToken("YWFh".repeat(Cursor.MAX_TOKEN / 4))).isPresent();
    assertThat(Cursor.ofToken("YWFh".repeat(Cursor.MAX_TOKEN / 4 + 1))).isEmpty();
  }

  @Test
  void theFirstPageOfTheUsualSizeIsAskedForByNothing() {
    assertThat(PageRequest.of(null, null))
        .isEqualTo(new PageRequest(PageRequest.DEFAULT_LIMIT, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-1", "", " 1", "1.0", "99999999999999999999", "ten"})
  void aLimitOutsideItsBoundsIsRefused(String limit) {
    assertThatThrownBy(() -> PageRequest.of(limit, null))
        .isInstanceOf(ProblemException.class)
        .hasMessage("limit must be a whole number from 1 to 500.");
  }

  @Test
  void aPageEndsWithACursorToItsLastRowWhereThereAreMore() {
    PageRequest request = new PageRequest(2, null);

    Page<Integer> page = Page.of(List.of(7, 8, 9), request, row -> "row " + row);

    assertThat(request.rowsToFetch()).isEqualTo(3);
    assertThat(page).isEqualTo(new Page<>(List.of(7, 8), new Cursor("row 8").token()));
  }

  @Test
  void theLastPageHasNoNext() {
    assertThat(Page.of(List.of(7, 8), new PageRequest(2, null), Object::toString).next()).isNull();
    assertThat(Page.of(List.of(), new PageRequest(2, null), Object::toString).next()).isNull();
  }
}
