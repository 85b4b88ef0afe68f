package io.fleettwin.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleettwin.api.json.ProblemCode;
import io.fleettwin.decision.RefusalCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, 404",
    "ALREADY_EXISTS, 409",
    "WRONG_STATE, 409",
    "INVALID, 422",
    "REVISION_MISMATCH, 412",
    "HELD, 409",
    "NOT_APPLICABLE, 422",
    "DECOMMISSIONED, 410",
  })
  void aRefusalHasItsStatus(RefusalCode refusal, int status) {
    assertThat(Refusals.code(refusal).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void everyRefusalIsAProblemOfItsOwnName(RefusalCode refusal) {
    assertThat(Refusals.code(refusal).name()).isEqualTo(refusal.name());
  }

  @Test
  void everyProblemHasANameOfItsOwnAndTheStatusOfAnError() {
    assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::type)).doesNotHaveDuplicates();
    assertThat(ProblemCode.values()).allMatch(code -> code.status() >= 400 && code.status() < 600);
  }
}
