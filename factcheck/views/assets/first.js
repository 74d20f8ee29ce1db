document.documentElement.classList.add("fc-scripted");
