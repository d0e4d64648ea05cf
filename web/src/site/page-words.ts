import { catalog } from "../messages";

/** The words of the site's own pages. */
export const words = catalog("page", {
  "students.title": "For students",
  "students.lead":
    "Each lesson is a real training run in your browser. Nothing can be broken, and nobody sees what you try.",
  "students.guess": "Guess, then look",
  "students.guess.text": [
    "Every lesson asks what you expect before it shows anything. Commit to a guess, also a bad one: what you",
    "learn is the difference between your guess and the curve.",
  ],
  "students.one": "Change one thing",
  "students.one.text": [
    "Move one slider and watch what follows. Undo (Ctrl Z) takes back every change, Defaults all of them. Where",
    "two things act together, the lesson says so.",
  ],
  "students.share": "Ask with a link",
  "students.share.text":
    "Share copies an address that opens exactly what you see. Put it into a forum, a mail, or your notes.",
  "students.keys": "Keys",
  "students.keys.text": [
    "Space plays and pauses, the arrow keys step, R resets. Every control can be reached by Tab, and each shows",
    "a line of help. Where letters get in your way they can be switched off below each lesson.",
  ],
  "students.offline": "On the train",
  "students.offline.text": [
    "After one visit the whole site works without a network. Each lesson also comes as one file that opens from",
    "a disk.",
  ],
  "students.receipt": "Exercises",
  "students.receipt.text": [
    "Backprop, Initialization and Hyper-parameters grade your answers, in your browser. A receipt is a file that",
    "you save and hand in, if your course asks for it: it holds your answers with their times, and the name that",
    "you write into it.",
  ],

  "instructors.title": "For instructors",
  "instructors.lead": [
    "This lesson is embedded here as it would be in your course. Set it as you like; behind the button you lock what",
    "is not to be touched, and take it with you.",
  ],
  "instructors.take": "Put this into my course",
  "instructors.how": "What the button does",
  "instructors.how.text": [
    "It opens the builder with this lesson as you have set it. There you hide and lock parts, see it as a",
    "student will, and copy what your system takes.",
  ],
  "instructors.forms": "Where it fits",
  "instructors.forms.text": [
    "Two lines of HTML in a page; a frame in Moodle or Canvas; a block in Quarto, MyST or mdBook; a cell in",
    "Jupyter, marimo, VS Code or Colab; a SCORM package where marks are kept; one file without a network; a link",
    "or a QR code on a slide.",
  ],
  "instructors.sequence": "In the lecture",
  "instructors.sequence.text": [
    "A sequence is several settings with a sentence or a question of yours before each: slides with large type",
    "while you teach, a worksheet afterwards. The builder makes it, an address holds it.",
  ],
  "instructors.marks": "What students believe",
  "instructors.marks.text": [
    "What grades answers (your turn in Backprop, the exercises on initialization, the game of the search) gives",
    "receipts. Drop a folder of them on the grading page: each is worked out again, and a table says which",
    "misconceptions were how common. What a browser grades is for practice, not for marks that count.",
  ],
  "instructors.marks.link": "Grade receipts",
  "instructors.own": "On your own server",
  "instructors.own.text": [
    "Everything is static files under the MIT licence: copy them to any server. An address that works today",
    "means the same in later versions.",
  ],
  "instructors.own.link": "Open the builder",

  "privacy.title": "Privacy",
  "privacy.lead":
    "Nothing leaves this page. That is not a promise about a server: there is no code that could send anything.",
  "privacy.sent": "What is sent",
  "privacy.sent.text": [
    "Your browser fetches the site's files from the server it is on, which sees what any web server sees: an",
    "internet address, and which files. After that nothing: no account, no cookie, no statistics, no third",
    "party. A policy in every page forbids the browser to reach anything else.",
  ],
  "privacy.kept": "What is kept",
  "privacy.kept.text": [
    "In your browser, and only after you did something: light or dark, if you chose; that letters are no keys,",
    "if you said so; your answers to the exercises, with the name that you write for a receipt, so that you can",
    "go on tomorrow; the search that you began last. Besides, the files of the site, so that it works without a",
    "network. Clearing the site's data in your browser removes all of it.",
  ],
  "privacy.own": "Your own data",
  "privacy.own.text": [
    "A table that you open is read in your browser and sent nowhere. What is in an address is seen by whoever",
    "gets the address: texts, settings, and of a small table (up to 2,000 characters) all of it; of a larger",
    "one only its name.",
  ],
  "privacy.course": "In a course",
  "privacy.course.text": [
    "A page that embeds a lesson is told its setting and the results of exercises. What that page does with them",
    "is up to whoever made it.",
  ],

  "cite.title": "How to cite",
  "cite.lead": "If Gradlab is of use in your teaching or your research, please say which version you used.",
  "cite.text": "As text",
  "cite.entry": [
    "The Gradlab authors. Gradlab: a browser laboratory for how neural networks are trained. Version {version},",
    "2026. {address}",
  ],
  "cite.bibtex": "BibTeX",
  "cite.setting": "A setting",
  "cite.setting.text": [
    "To cite a figure or a claim, give the address that Share copies: it holds the whole setting, with its seed,",
    "and opens it again in later versions.",
  ],
  "cite.licence": "Licence",
  "cite.licence.text": [
    "MIT: use, change and pass it on, in teaching that is paid for, too. Fonts, data and libraries have licences",
    "of their own.",
  ],
});
