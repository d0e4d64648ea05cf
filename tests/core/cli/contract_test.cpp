#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/cli/program.h"

namespace gradlab::testing {
namespace {

using nlohmann::json;

/// One promise of the command line: a command, and the value at a place of its answer. Numbers may differ by a relative
/// 1e-6, since training is in single precision.
struct Promise {
  std::string arguments;
  std::string input;
  std::string place;  ///< a JSON pointer; with /* at the end, the keys of the object there
  std::string value;
};

/// The keys of an object in the order of the output.
json keysOf(const nlohmann::ordered_json& object) {
  json keys = json::array();
  for (const auto& [key, member] : object.items()) keys.push_back(key);
  return keys;
}

void expectAbout(const json& result, const json& expected, const std::string& where) {
  if (expected.is_array() && result.is_array() && expected.size() == result.size()) {
    for (std::size_t i = 0; i < expected.size(); ++i) expectAbout(result[i], expected[i], where);
  } else if (expected.is_object() && result.is_object() && expected.size() == result.size()) {
    for (const auto& [key, member] : expected.items()) expectAbout(result.value(key, json()), member, where);
  } else if (expected.is_number() && result.is_number()) {
    EXPECT_NEAR(result.get<double>(), expected.get<double>(), 1e-6 * (1 + std::abs(expected.get<double>()))) << where;
  } else {
    EXPECT_EQ(result, expected) << where;
  }
}

/// An experiment that fits a line to two points, from weights 0: small enough to compute by hand.
std::string line(const std::string& more) {
  return R"({"data": {"source": "csv", "csv": "x,y\n0,2\n2,6.5\n", "split": [1, 0, 0], "preprocess": "none"}, "model": {"hidden": []}, "init": {"scheme": "zeros"}, "optimizer": {"name": "sgd", "lr": 0.1})" +
         more + "}";
}

TEST(Contract, EveryCommandPrintsTheDocumentedValues) {
  const std::vector<Promise> promises{
      // catalog
      {"catalog", "", "/*",
       R"(["optimizers","initializers","activations","sources","schedules","surfaces","preprocessings","parametrizations","normalizations","losses","operators"])"},
      // data: after preprocessing, rows in the order of the table
      {"data -",
       R"({"data": {"source": "csv", "csv": "x,y\n1,a\n3,b\n", "split": [1, 0, 0], "preprocess": "min-max"}})", "/*",
       R"(["features","classes","rows","remarks"])"},
      {"data -",
       R"({"data": {"source": "csv", "csv": "x,y\n1,a\n3,b\n", "split": [1, 0, 0], "preprocess": "min-max"}})", "/rows",
       R"([{"split": "train", "x": [0], "y": 0}, {"split": "train", "x": [1], "y": 1}])"},
      {"data -", R"({"data": {"source": "csv", "csv": "x,y\n1,2.5\n3,4\n", "split": [1, 0, 0]}})", "/rows/0",
       R"({"split": "train", "x": [-1], "y": -1})"},
      {"data -",
       R"({"data": {"source": "csv", "csv": "x,y\n1,2.5\n3,4\n", "split": [1, 0, 0], "preprocess": "none", "inputScale": 2, "inputShift": 1}})",
       "/rows/1/x", "[7]"},
      {"data -", "{}", "/classes", R"(["first arm","second arm"])"},
      {"data -", R"({"data": {"source": "sine"}})", "/classes", "null"},
      // train: with weights 0 the loss is the mean of the squared targets, (4 + 42.25) / 2, and the gradient of the
      // bias is minus their sum
      {"train -", line(R"(, "steps": 1)"), "/*", R"(["train","evaluation","test","diverged"])"},
      {"train -", line(R"(, "steps": 1)"), "/train", R"({"step": [1], "loss": [23.125]})"},
      {"train -", line(R"(, "steps": 1)"), "/evaluation/*", R"(["step","trainLoss","validLoss"])"},
      {"train -", line(R"(, "steps": 1)"), "/evaluation/validLoss", "[null, null]"},
      {"train -", line(R"(, "steps": 1)"), "/test", R"({"loss": null})"},
      {"train -", line(R"(, "steps": 1)"), "/diverged", "null"},
      {"train - --weights", line(R"(, "steps": 1)"), "/weights/initial", R"([{"weight": [[0]], "bias": [0]}])"},
      {"train - --weights", line(R"(, "steps": 1)"), "/weights/final", R"([{"weight": [[1.3]], "bias": [0.85]}])"},
      {"train -", line(R"(, "steps": 5, "evalEvery": 2)"), "/evaluation/step", "[0, 2, 4, 5]"},
      {"train -", R"({"steps": 4, "evalEvery": 3})", "/evaluation/*",
       R"(["step","trainLoss","trainAccuracy","validLoss","validAccuracy"])"},
      {"train -", R"({"steps": 4, "evalEvery": 3})", "/test/*", R"(["loss","accuracy"])"},
      {"train -", R"({"steps": 4})", "/evaluation/step", "[0, 4]"},
      // descend: N + 1 points; sgd on a bowl multiplies by 1 - lr
      {"descend --surface bowl --optimizer sgd --start 1,2 --steps 2 --lr 0.5", "", "",
       R"({"x": [1, 0.5, 0.25], "y": [2, 1, 0.5], "f": [2.5, 0.625, 0.15625]})"},
      {"descend --surface ravine --kappa 4 --angle 90 --optimizer sgd --start 2,1 --steps 1 --lr 0.1", "", "/f/0",
       "8.5"},
      {"descend --surface rosenbrock --optimizer sgd --start 2,1 --steps 1", "", "/f/0", "901"},
      // signal: layer 0 is the input
      {"signal --scheme zeros --activation tanh --width 4 --depth 2 --samples 5", "", "/layers/2/secondMoment", "0"},
      // backprop, in both modes
      {"backprop 'relu(w*x + b)' --at w=2,x=3,b=1", "", "/gradient", R"({"w": 3, "x": 2, "b": 1})"},
      {"backprop 'relu(w*x + b)' --at w=2 --at x=3 --at b=1", "", "/nodes/5",
       R"({"id": 5, "op": "relu", "inputs": [4], "value": 7, "adjoint": 1})"},
      {"backprop 'w*x' --at w=2,x=3 --cotangent 10", "", "/gradient/w", "30"},
      {"backprop 'w*x' --at w=2,x=3 --mode jvp --wrt x --tangent 10", "", "/tangent", "20"},
      {"backprop 'w*x' --at w=2,x=3 --mode jvp --wrt x", "", "/nodes/0",
       R"({"id": 0, "op": "input", "inputs": [], "name": "w", "value": 2, "tangent": 0})"},
      {"backprop 'W@x' --at 'W=[[1,2],[3,4]],x=[[1],[2]]' --cotangent '[[1],[0]]'", "", "/gradient/W",
       "[[1, 2], [0, 0]]"},
      {"backprop '-a^2' --at a=3", "", "/value", "-9"},
      {"backprop '2^3^0' --at a=1", "", "/value", "2"},
      {"backprop 'z = a*a; z + z' --at a=3", "", "/gradient/a", "12"},
      {"backprop 'sum(abs(a)) + max(b, 0) + min(b, 0)' --at 'a=[[-1,0,2]],b=0'", "", "/gradient",
       R"({"a": [[-1, 0, 1]], "b": 1})"},
  };
  for (const Promise& promise : promises) {
    const Ended ended = run(promise.arguments, promise.input);
    ASSERT_EQ(ended.code, 0) << promise.arguments << ended.err;
    const auto answer = nlohmann::ordered_json::parse(ended.out);
    std::string place = promise.place;
    const bool keys = place.size() > 1 && place.substr(place.size() - 2) == "/*";
    if (keys) place.resize(place.size() - 2);
    const auto& result = answer[nlohmann::ordered_json::json_pointer(place)];
    expectAbout(keys ? keysOf(result) : json(result), json::parse(promise.value),
                promise.arguments + promise.input + promise.place);
  }
}

/// Bad input: exit code 2, nothing on standard output, one line for each problem, which begins with its place.
TEST(Contract, EveryProblemIsOneLineThatBeginsWithItsPlace) {
  const std::vector<std::array<std::string, 3>> refusals{
      {"train -", R"({"optimizer": {"lr": 0}})", "optimizer.lr: "},
      {"train -", R"({"optimizer": {"lr": 0.1, "lr": 0.2}})", "optimizer.lr: is given more than once"},
      {"train -", R"({"data": 1, "data": 2})", "data: is given more than once"},
      {"train -", R"({"optimizer": {"name": "sgd", "beta1": 0.9}})", "optimizer.beta1: "},
      {"train -", R"({"optimiser": {}})", "optimiser: "},
      {"train -", R"({"model": {"hidden": [4, 0]}})", "model.hidden[1]: "},
      {"train -", R"({"version": 2})", "version: "},
      {"train -", R"({"data": {"source": "csv"}})", "data.csv: "},
      {"train -", R"({"data": {"source": "iris", "csv": "a,b\n1,2\n"}})", "data.csv: "},
      {"train -", R"({"data": {"source": "csv", "csv": "a,b\n1,2\n1\n"}})", "data.csv: line 3, column 2: "},
      {"train -", R"({"data": {"target": 1}})", "data.target: "},
      {"train -", R"({"data": {"split": [0.5, 0.5, 0.5]}})", "data.split: "},
      {"train -", R"({"data": {"split": [0, 0.5, 0.5]}})", "data.split: "},
      {"train -", R"({"loss": "mse"})", "loss: "},
      {"train -", R"({"batchSize": 1, "model": {"normalization": "batch"}})", "batchSize: "},
      {"train -", R"({"steps": 1.5})", "steps: "},
      {"train -", R"({"seed": "1"})", "seed: "},
      {"train -", "{\"seed\": 1,}", "-: line 1, column 12: "},
      {"train -", "{\"seed\": 1} x", "-: line 1, column 13: "},
      {"train -", "[1]", "-: must be an object"},
      {"train /nowhere.json", "", "/nowhere.json: "},
      {"train - --resume /nowhere", "{\"steps\": 1}", "/nowhere: "},
      {"train", "", "FILE: "},
      {"train - --foo", "{}", "--foo: "},
      {"data - --data /nowhere", "{}", "/nowhere: "},
      {"descend --surface bowl --optimizer sgd --start 1,2 --steps 2 --lr x", "", "--lr: "},
      {"descend --surface bowl --optimizer sgd --start 1,2 --steps 2 --beta1 0.5", "", "--beta1: "},
      {"descend --surface bowl --optimizer sgd --start 1 --steps 2", "", "--start: "},
      {"signal --scheme he --activation relu", "", "--scheme: "},
      {"signal --scheme he-normal --activation relu --depth -1", "", "--depth: "},
      {"backprop 'a +' --at a=1", "", "EXPR: "},
      {"backprop 'a*b' --at a=1", "", "EXPR: "},
      {"backprop 'a*b' --at a=1,b=2 --mode jvp", "", "--wrt: "},
      {"backprop 'W@x' --at 'W=[[1,2],[3,4]],x=[[1],[2]]'", "", "--cotangent: "},
      {"nonsense", "", "nonsense: "},
  };
  for (const auto& [arguments, input, beginning] : refusals) {
    const Ended ended = run(arguments, input);
    EXPECT_EQ(ended.code, 2) << arguments << input;
    EXPECT_EQ(ended.out, "") << arguments;
    EXPECT_EQ(ended.err.substr(0, beginning.size()), beginning) << arguments << input;
    EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << arguments << ended.err;
  }
}

/// Exit code 3: a number is not finite; the result so far is printed.
TEST(Contract, ExitCode3ComesWithTheResultBeforeTheNonFiniteNumber) {
  const Ended training = run(
      "train -",
      R"({"data": {"preprocess": "none", "inputScale": 1000}, "optimizer": {"name": "sgd", "lr": 1e9}, "steps": 50})");
  EXPECT_EQ(training.code, 3);
  EXPECT_EQ(keysOf(nlohmann::ordered_json::parse(training.out)["diverged"]),
            json({"step", "layer", "parameter", "quantity", "lr"}));
  EXPECT_TRUE(training.json()["test"].is_null());
  EXPECT_EQ(training.json()["train"]["loss"].size() + 1, training.json()["diverged"]["step"].get<std::size_t>());
  const Ended descent = run("descend --surface rosenbrock --optimizer sgd --start 2,2 --steps 100 --lr 1");
  EXPECT_EQ(descent.code, 3);
  EXPECT_EQ(descent.json()["x"].size(), descent.json()["f"].size());
  EXPECT_EQ(run("backprop 'log(a)' --at a=-1").code, 3);
  EXPECT_TRUE(run("backprop 'log(a)' --at a=-1").json()["value"].is_null());
}

TEST(Contract, TrainPrintsItsSeriesAsCsv) {
  EXPECT_EQ(run("train - --csv", line(R"(, "steps": 2, "evalEvery": 2)")).out.substr(0, 62),
            "step,trainBatchLoss,trainLoss,validLoss,validAccuracy\n0,,23.12");
}

}  // namespace
}  // namespace gradlab::testing
