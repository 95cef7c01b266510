// Sets the cookie that this browser is known by. Draws nothing.

export default function ({ data, setTriggerValue }) {
  const known = document.cookie.split("; ").find((one) => one.startsWith(`${data.name}=`))?.slice(data.name.length + 1);
  const isOurs = /^[0-9a-f]{32}$/.test(known ?? "");
  // Another tab, opened at the same moment, was quicker: this one then goes by its cookie.
  if (isOurs && known !== data.id && !data.settled) {
    setTriggerValue("known", known);
    return;
  }
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  const days = 400; // the most that browsers allow, counted anew at each visit
  document.cookie = `${data.name}=${isOurs ? known : data.id}; Path=/; Max-Age=${days * 86400}; SameSite=Strict${secure}`;
}
