#include "core/optim/parametrization.h"

#include <array>

namespace gradlab {

namespace {

constexpr std::array widthKnobs{Knob{.name = "baseWidth",
                                     .fallback = 16,
                                     .min = 1,
                                     .max = 4096,
                                     .scale = Scale::log,
                                     .help = "The width at which nothing changes: rates that are good there stay good.",
                                     .integer = true,
                                     .sliderMax = 128}};

constexpr std::array parametrizationInfos{
    ParametrizationInfo{
        .name = "standard",
        .label = "Standard",
        .help = "One learning rate for all weights; the best one depends on the width of the layers.",
        .formula = "1",
        .knobs = {},
    },
    ParametrizationInfo{
        .name = "mup",
        .label = "Maximal update (µP)",
        .help =
            "Scales first weights, the output and the learning rates of the layers with the width, so that a rate that "
            "was found for a narrow network fits a wide one.",
        .formula = R"(m = \text{width} / \text{base width})",
        .knobs = widthKnobs,
    },
};

}  // namespace

std::span<const ParametrizationInfo> parametrizations() { return parametrizationInfos; }

std::span<const Entry> parametrizationEntries() { return entriesOf<parametrizationInfos>; }

WidthFactors maximalUpdate(Role role, double m, bool scaleFree, WidthParts parts) {
  switch (role) {
    case Role::inputWeight:
    case Role::vector:
      return {.rate = (scaleFree ? 1 : m) / (parts.inputRate ? 1 : m)};
    case Role::hiddenWeight:
      return {.rate = scaleFree && parts.hiddenRate ? 1 / m : 1};
    case Role::outputWeight:
      // The factor of the sum also makes the gradient smaller; the rate compensates for that in rules that are not
      // scale-free.
      return {.variance = parts.outputVariance ? m : 1,
              .sum = parts.outputSum ? 1 / m : 1,
              .rate = !scaleFree && parts.outputSum ? m : 1};
    case Role::outputBias:
      break;
  }
  return {};
}

}  // namespace gradlab
