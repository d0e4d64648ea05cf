#include "core/optim/parametrization.h"

#include <cmath>
#include <map>
#include <sstream>

#include "core/experiment/memory.h"
#include "core/init/initializer.h"
#include "core/optim/optimizer.h"
#include "core/train/first-network.h"
#include "tests/core/train/run.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

/// 512 rows of 16 normal features; the class is the largest of ten random linear maps.
json tenClasses() {
  Random random(1, Stream::data);
  std::vector<double> maps(160);
  for (double& number : maps) number = random.normal();
  std::ostringstream csv;
  csv << "x1,x2,x3,x4,x5,x6,x7,x8,x9,x10,x11,x12,x13,x14,x15,x16,class\n";
  for (int row = 0; row < 512; ++row) {
    std::array<double, 10> scores{};
    for (int i = 0; i < 16; ++i) {
      const double x = random.normal();
      csv << x << ',';
      for (std::size_t k = 0; k < 10; ++k) scores[k] += maps[16 * k + static_cast<std::size_t>(i)] * x;
    }
    csv << 'c' << std::max_element(scores.begin(), scores.end()) - scores.begin() << '\n';
  }
  return {{"data", {{"source", "csv"}, {"csv", csv.str()}, {"preprocess", "none"}, {"split", {1, 0, 0}}}},
          {"batchSize", 512},
          {"steps", 100}};
}

json networkOf(int width, const json& parametrization, std::string_view rule = "adam", double lr = 0.01) {
  static const json data = tenClasses();
  return with(data, {{"model", {{"hidden", {width, width}}, {"parametrization", parametrization}}},
                     {"optimizer", {{"name", rule}, {"lr", lr}}}});
}

const json kStandard{{"name", "standard"}};
json mup(int baseWidth) { return {{"name", "mup"}, {"baseWidth", baseWidth}}; }

TEST(Parametrization, AtTheBaseWidthIsTheStandardNetworkBitByBit) {
  for (const RuleInfo& rule : rules()) {
    const auto standard = runOf(networkOf(16, kStandard, rule.name)),
               maximal = runOf(networkOf(16, mup(16), rule.name));
    standard->advance(20);
    maximal->advance(20);
    EXPECT_EQ(stateOf(*maximal), stateOf(*standard)) << rule.name;
  }
}

std::vector<float> weightsOf(const Trainer& run, std::size_t layer) {
  const Network<float>& network = run.network();
  const auto weight = network.value(network.layers()[layer].parameters[0]);
  return {weight.data(), weight.data() + weight.size()};
}

TEST(Parametrization, DrawsTheOutputsWeightsWithMTimesTheVariance) {
  for (const InitializerInfo& scheme : initializers()) {
    const json init{{"init", {{"scheme", scheme.name}}}};
    const auto standard = runOf(with(networkOf(64, kStandard), init)),
               maximal = runOf(with(networkOf(64, mup(16)), init));
    for (const std::size_t layer : {0U, 1U}) EXPECT_EQ(weightsOf(*maximal, layer), weightsOf(*standard, layer));
    std::vector<float> doubled = weightsOf(*standard, 2);
    for (float& weight : doubled) weight *= 2;  // the square root of m = 4
    EXPECT_EQ(weightsOf(*maximal, 2), doubled) << scheme.name;
  }
}

/// The names and factors of the parameters whose rate is not the learning rate of the step.
std::map<std::string, double> scaledRates(std::string_view rule, const char* normalization = "none") {
  const auto run = runOf(with(networkOf(64, mup(16), rule), {{"model", {{"normalization", normalization}}}}));
  std::map<std::string, double> result;
  for (const RateGroup& group : rateGroups(run->experiment(), run->network()))
    for (std::size_t layer = 0; layer < run->network().layers().size(); ++layer)
      for (const Parameter& parameter : run->network().layers()[layer].parameters)
        if (parameter.offset >= group.from && parameter.offset < group.from + group.size && group.factor != 1)
          result[std::to_string(layer) + '.' + std::string(parameter.name)] = group.factor;
  return result;
}

TEST(Parametrization, ScalesTheRatesByItsTable) {
  const std::map<std::string, double> likeSgd{{"0.weight", 4}, {"0.bias", 4}, {"1.bias", 4}, {"2.weight", 4}},
      likeAdam{{"1.weight", 0.25}};
  for (const RuleInfo& rule : rules())
    EXPECT_EQ(scaledRates(rule.name), rule.scaleFree ? likeAdam : likeSgd) << rule.name;
  std::map<std::string, double> normalized = likeSgd;
  for (const char* name : {"0.scale", "0.shift", "1.scale", "1.shift"}) normalized[name] = 4;
  EXPECT_EQ(scaledRates("sgd", "layer"), normalized);
  EXPECT_EQ(scaledRates("adam", "batch"), likeAdam);
}

/// A network four times as wide as its base, trained by Adam with these parts alone.
std::unique_ptr<Trainer> runWith(WidthParts parts, const json& parametrization = mup(16)) {
  const Experiment experiment = experimentOf(networkOf(64, parametrization));
  Trainer::Created created = Trainer::create(experiment, *OwnDataReader().read(experiment.data).dataset, {}, parts);
  return std::move(std::get<std::unique_ptr<Trainer>>(created));
}

TEST(Parametrization, WithoutItsPartsIsTheStandardNetworkBitByBit) {
  const auto none = runWith({.hiddenRate = false, .outputVariance = false, .outputSum = false}),
             standard = runWith({}, kStandard);
  none->advance(20);
  standard->advance(20);
  EXPECT_EQ(stateOf(*none), stateOf(*standard));
}

TEST(Parametrization, EachPartIsOneCellOfItsTable) {
  const WidthParts noInput{.inputRate = false}, noHidden{.hiddenRate = false}, noVariance{.outputVariance = false},
      noSum{.outputSum = false};
  EXPECT_EQ(maximalUpdate(Role::inputWeight, 4, true, noInput).rate, 0.25);
  EXPECT_EQ(maximalUpdate(Role::vector, 4, true, noInput).rate, 0.25);
  EXPECT_EQ(maximalUpdate(Role::inputWeight, 4, true, noHidden).rate, 1);
  EXPECT_EQ(maximalUpdate(Role::hiddenWeight, 4, true, noHidden).rate, 1);
  EXPECT_EQ(maximalUpdate(Role::hiddenWeight, 4, true, noInput).rate, 0.25);
  EXPECT_EQ(maximalUpdate(Role::outputWeight, 4, true, noVariance).variance, 1);
  EXPECT_EQ(maximalUpdate(Role::outputWeight, 4, true, noVariance).sum, 0.25);
  EXPECT_EQ(maximalUpdate(Role::outputWeight, 4, true, noSum).variance, 4);
  EXPECT_EQ(maximalUpdate(Role::outputWeight, 4, true, noSum).sum, 1);
}

TEST(Parametrization, ASnapshotOfOtherPartsIsRefused) {
  const auto some = runWith({.inputRate = false}), all = runWith({});
  some->advance(3);
  EXPECT_FALSE(all->restore(some->snapshot()).empty());
}

TEST(Parametrization, DividesTheSumsOfTheOutputByM) {
  // With the same weights except those of the output, which are twice as large, and their sums divided by 4: half the
  // logits.
  const auto standard = runOf(networkOf(64, kStandard)), maximal = runOf(networkOf(64, mup(16)));
  const Matrix<double> x = Matrix<double>::Random(16, 5);
  const Matrix<float> logits = standard->unitOutputs(x).back(), scaled = maximal->unitOutputs(x).back();
  EXPECT_GT(logits.norm(), 1);
  EXPECT_LT((scaled - 0.5F * logits).norm(), 1e-5 * logits.norm());
}

TEST(Parametrization, ReportsAndDecaysWithTheRateOfTheDocument) {
  EXPECT_EQ(runOf(networkOf(64, mup(16), "adam", 0.02))->rate(), 0.02);
  // Without a gradient only the decay acts: 1 - 0.1 * 0.5, for every factor of the rate.
  Optimizer<double> adamw("adamw", std::vector<double>{0.1, 0.9, 0.999, 1e-8, 0.5}, 4);
  adamw.setRates(std::vector<RateGroup>{{0, 2, 0.25}, {2, 2, 1}});
  Buffer<double> theta(4), gradient(4);
  for (double& value : theta.span()) value = 1;
  adamw.step(theta.span(), std::as_const(gradient).span(), 0.1);
  for (const double value : theta.span()) EXPECT_DOUBLE_EQ(value, 0.95);
}

/// The mean absolute sum (pre-activation) of each layer over the training rows.
std::vector<double> sizesOf(const Trainer& run, double outputFactor) {
  Matrix<double> x = run.part(PartName::train).x.cast<double>();
  std::vector<double> sizes;
  for (const Layer& layer : run.network().layers()) {
    const Matrix<double> weight = run.network().value(layer.parameters[0]).cast<double>();
    const Matrix<double> bias = run.network().value(layer.parameters[1]).cast<double>();
    const Matrix<double> z = ((layer.hidden ? 1 : outputFactor) * weight * x).colwise() + bias.col(0);
    sizes.push_back(z.cwiseAbs().mean());
    x = z.cwiseMax(0);
  }
  return sizes;
}

/// For each layer, the slope of log2 mean |z| over log2 width after three steps at a large rate; means over seeds.
std::vector<double> coordinateSlopes(const json& parametrization) {
  constexpr int seeds = 3;
  std::vector<double> slopes(3);
  for (int seed = 0; seed < seeds; ++seed) {
    std::vector<std::vector<double>> logs(3);
    for (const int width : {32, 64, 128, 256}) {
      const auto run = runOf(with(networkOf(width, parametrization, "adam", 0.03), {{"seed", seed}}));
      run->advance(3);
      const double factor = parametrization == kStandard ? 1 : 32.0 / width;
      const std::vector<double> sizes = sizesOf(*run, factor);
      for (std::size_t layer = 0; layer < 3; ++layer) logs[layer].push_back(std::log2(sizes[layer]));
    }
    // Least squares over log2 width = 5, 6, 7, 8.
    for (std::size_t layer = 0; layer < 3; ++layer)
      slopes[layer] +=
          (-1.5 * logs[layer][0] - 0.5 * logs[layer][1] + 0.5 * logs[layer][2] + 1.5 * logs[layer][3]) / 5 / seeds;
  }
  return slopes;
}

TEST(Parametrization, ChangesEveryLayerByTheSameAmountAtEveryWidth) {
  for (const double slope : coordinateSlopes(mup(32))) EXPECT_NEAR(slope, 0, 0.1);
  EXPECT_GT(coordinateSlopes(kStandard).back(), 0.5) << "the standard network's output grows with the width";
}

TEST(Parametrization, IsPartOfASnapshotAndOfTheMemory) {
  const json document = networkOf(64, mup(16));
  const auto straight = runOf(document), first = runOf(document), second = runOf(document);
  straight->advance(20);
  first->advance(10);
  ASSERT_TRUE(second->restore(first->snapshot()).empty());
  second->advance(10);
  EXPECT_EQ(stateOf(*second), stateOf(*straight));
  for (const json& other : {kStandard, mup(32)}) {
    const Problems problems = runOf(networkOf(64, other))->restore(first->snapshot());
    ASSERT_FALSE(problems.empty());
    EXPECT_EQ(problems[0].path.substr(0, 21), "model.parametrization");
  }
  const DataShape shape{512, 16, 10, 512};
  EXPECT_GT(estimateMemory(experimentOf(document), shape).batches,
            estimateMemory(experimentOf(networkOf(64, kStandard)), shape).batches);
}

}  // namespace
}  // namespace gradlab::testing
