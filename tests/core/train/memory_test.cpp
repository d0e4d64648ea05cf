#include "core/experiment/memory.h"

#include "tests/core/support/allocations.h"
#include "tests/core/train/run.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

#ifndef __SANITIZE_ADDRESS__

/// The estimate for a run, divided by the bytes that it holds at most from its construction to its end.
double estimateByTaken(const json& document) {
  const Experiment experiment = experimentOf(document);
  const Dataset dataset = *OwnDataReader().read(experiment.data).dataset;
  const long taken = mostBytesDuring([&] { runOf(experiment, dataset)->advance(experiment.steps); });
  EXPECT_GT(taken, 0);
  return estimateMemory(experiment, shapeOf(dataset, experiment.data.split)).total() / static_cast<double>(taken);
}

/// 5 steps of a network with 166,018 parameters on 54 rows: three batches of 16, and 6 rows left.
const json kWide{{"data", {{"samples", 90}}},
                 {"model", {{"hidden", {256, 256, 384}}}},
                 {"batchSize", 16},
                 {"steps", 5},
                 {"evalEvery", 5}};

std::string table(int rows, int columns) {
  std::string text;
  for (int row = 0; row <= rows; ++row)
    for (int column = 1; column <= columns; ++column)
      text += std::to_string(row * (column % 7) % 11) + (column < columns ? "," : "\n");
  return text;
}

TEST(RunMemory, IsEstimatedFromAboveAndWithinThreeTimesWhereParametersDominate) {
  std::vector<json> documents;
  for (const char* rule : {"sgd", "momentum", "adam", "rmsprop", "adagrad"})
    for (const char* scheme : {"he-normal", "orthogonal"})
      documents.push_back(with(kWide, {{"optimizer", {{"name", rule}}}, {"init", {{"scheme", scheme}}}}));
  for (const char* normalization : {"none", "batch", "layer"})
    for (const int batchSize : {18, 53, 100})
      documents.push_back(with(kWide, {{"model", {{"normalization", normalization}}}, {"batchSize", batchSize}}));
  documents.push_back(with(
      kWide, {{"model", {{"hidden", {256, 256, 256}}, {"parametrization", {{"name", "mup"}}}}}, {"batchSize", 53}}));
  for (const json& document : documents) {
    const double ratio = estimateByTaken(document);
    EXPECT_GE(ratio, 1) << document;
    EXPECT_LE(ratio, 3) << document;
  }
}

TEST(RunMemory, IsEstimatedFromAboveWhereOtherMemoryDominates) {
  const json small{{"model", {{"hidden", {4}}}}, {"steps", 5}};
  const json batches = with(kWide, {{"data", {{"samples", 1500}}}, {"batchSize", 500}, {"steps", 2}});
  const json deep = with(small, {{"model", {{"hidden", std::vector<int>(50, 1)}, {"normalization", "batch"}}}});
  for (const json& document :
       {small, deep, with(small, {{"data", {{"samples", 20000}}}}),
        with(small, {{"data", {{"source", "sine"}, {"samples", 20000}}}}), batches,
        with(batches, {{"model", {{"normalization", "layer"}}}}),
        with(batches, {{"model", {{"normalization", "batch"}}}}), with(small, {{"steps", 70000}, {"evalEvery", 700}}),
        with(small, {{"steps", 1000}, {"evalEvery", 1}}),
        with(small,
             {{"data", {{"source", "csv"}, {"csv", table(2000, 60)}, {"split", {1, 0, 0}}, {"preprocess", "whiten"}}}}),
        with(small, {{"data", {{"source", "csv"}, {"csv", table(40, 200)}, {"preprocess", "whiten"}}}})})
    EXPECT_GE(estimateByTaken(document), 1) << document.dump().substr(0, 300);
}

#endif

}  // namespace
}  // namespace gradlab::testing
